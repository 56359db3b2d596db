package dev.redial.runtime;

import dev.redial.runtime.event.OriginSnapshot;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A scripted server and one client of it, for one test.
 *
 * <p>Asynchronous calls are placed in the order in which they are started: the client's executor
 * runs one task after the other.
 */
final class Stage implements AutoCloseable {
  /** Long enough for any event that a test waits for. */
  static final long PATIENCE_SECONDS = 20;

  private static final int[] WARM_UP = {1, 2, 4, 8};
  private static final Duration GATHERING = Duration.ofMillis(20);
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final RawServer server;
  private final ConnectionManager connections;
  private final RedialHttpClient http;

  private Stage(
      RawServer server,
      ConnectionManager connections,
      UnaryOperator<RedialHttpClient.Builder> client) {
    this.server = server;
    this.connections = connections;
    this.http =
        client
            .apply(
                RedialHttpClient.newBuilder()
                    .connectionManager(connections)
                    .executor(Runnable::run))
            .build();
  }

  /** With one connection at a time. */
  static Stage of(ConnectionScript script) {
    return of(1, script);
  }

  /** With at most so many connections at a time. */
  static Stage of(int connections, ConnectionScript script) {
    return of(connections, script, client -> client);
  }

  /** With a client of its own making. */
  static Stage of(
      int connections, ConnectionScript script, UnaryOperator<RedialHttpClient.Builder> client) {
    return of(
        RawServer.start(script),
        ConnectionManager.builder().maxConnectionsPerOrigin(connections),
        client);
  }

  /** Over TLS: {@link #lineUp} needs that. */
  static Stage ofTls(
      int connections, ConnectionScript script, UnaryOperator<RedialHttpClient.Builder> client)
      throws Exception {
    TestTls tls = TestTls.ofItsOwn();
    return of(
        RawServer.startTls(tls.server(), script),
        ConnectionManager.builder().maxConnectionsPerOrigin(connections),
        builder -> client.apply(builder.sslContext(tls.client())));
  }

  /** With everything of its own making. */
  static Stage of(
      RawServer server,
      ConnectionManager.Builder connections,
      UnaryOperator<RedialHttpClient.Builder> client) {
    return new Stage(server, connections.build(), client);
  }

  RawServer server() {
    return server;
  }

  ConnectionManager connections() {
    return connections;
  }

  RedialHttpClient http() {
    return http;
  }

  /** A request; POST, PUT and PATCH have a body. */
  HttpRequest.Builder request(String method, String path) {
    return HttpRequest.newBuilder(server.uri(path))
        .method(
            method,
            WITH_BODY.contains(method)
                ? BodyPublishers.ofString("body of " + path)
                : BodyPublishers.noBody());
  }

  HttpResponse<String> send(String method, String path) throws Exception {
    return http.send(request(method, path).build(), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> start(String method, String path) {
    return start(request(method, path).build());
  }

  CompletableFuture<HttpResponse<String>> start(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  /** Starts GETs of the paths in this order. */
  List<CompletableFuture<HttpResponse<String>>> startAll(String... paths) {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (String path : paths) {
      calls.add(start("GET", path));
    }
    return calls;
  }

  /**
   * Has something happen, whereupon so many exchanges wait for a new connection, which is open once
   * all of them do.
   */
  void lineUp(int many, Runnable happens) {
    server.hold();
    happens.run();
    Streams.until(() -> waiting() == many);
    server.admit();
  }

  private int waiting() {
    return connections.snapshot().origins().stream().mapToInt(OriginSnapshot::waiting).sum();
  }

  /** How often the server was sent a request with this target. */
  long arrivals(String target) {
    return server.requests().stream().filter(request -> request.target().equals(target)).count();
  }

  /** The targets that a connection of the server was sent, the warming up left out. */
  List<String> targetsOn(int connection) {
    return server.requests().stream()
        .filter(request -> request.connection() == connection)
        .map(RawRequest::target)
        .filter(target -> !target.equals("/warm"))
        .toList();
  }

  @Override
  public void close() {
    server.close();
    connections.close();
    http.shutdownNow();
  }

  // ---- answers

  static <T> T within(CompletableFuture<T> call) throws Exception {
    return call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static String bodyOf(CompletableFuture<HttpResponse<String>> call) throws Exception {
    return within(call).body();
  }

  /** How a call failed, which it has to. */
  static Throwable failureOf(CompletableFuture<?> call) throws Exception {
    try {
      throw new AssertionError("not a failure: " + within(call));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      return cause == null ? e : cause;
    }
  }

  // ---- policies

  /** A policy of so many attempts with hardly a wait, for lost answers and 503. */
  static UnaryOperator<RedialHttpClient.Builder> attempts(int attempts) {
    RetryConfig config =
        RetryConfig.<ResponseInfo>custom()
            .maxAttempts(attempts)
            .waitDuration(Duration.ofMillis(1))
            .retryOnResult(info -> info.statusCode() == 503)
            .build();
    return client -> client.retries(RetryRegistry.of(Map.of("default", config)));
  }

  // ---- warming up: after it the origin has shown that it can pipeline

  /**
   * Answers the warming up on the first connection, then plays on; for one connection at a time.
   */
  static ConnectionScript warm(ConnectionScript first, ConnectionScript... later) {
    ConnectionScript[] all = new ConnectionScript[later.length + 1];
    all[0] =
        connection -> {
          for (int i = 0; i < IntStream.of(WARM_UP).sum(); i++) {
            answerWarmly(connection, connection.readRequest());
          }
          first.run(connection);
        };
    System.arraycopy(later, 0, all, 1, later.length);
    return ConnectionScript.inTurn(all);
  }

  /** Answers with the target, and later where that shows whether the client pipelines. */
  static void answerWarmly(RawConnection connection, RawRequest request) throws IOException {
    if (request.target().equals("/warm")) {
      var unused = connection.hears(GATHERING);
    }
    connection.respond(200, request.target());
  }

  /** Lets the origin show that it can pipeline, to a depth of 8 and more. */
  Stage warmUp() throws Exception {
    for (int size : WARM_UP) {
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        calls.add(start("GET", "/warm")); // only safe calls climb
      }
      for (CompletableFuture<HttpResponse<String>> call : calls) {
        within(call);
      }
    }
    return this;
  }

  /** The same, and goes on until pipelines may be so deep, whoever is faster. */
  Stage warmUpTo(int depth) throws Exception {
    Stage warm = warmUp();
    while (connections.snapshot().origins().get(0).depth() < depth) {
      for (CompletableFuture<HttpResponse<String>> call :
          startAll(Collections.nCopies(depth, "/warm").toArray(String[]::new))) {
        within(call);
      }
    }
    return warm;
  }

  // ---- scripts

  /** Answers every request with its target. */
  static final ConnectionScript TARGETS =
      connection -> {
        while (true) {
          RawRequest request = connection.readRequest();
          connection.respond(200, request.method().equals("HEAD") ? "" : request.target());
        }
      };

  /** An answer with its length. */
  static String answer(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }
}
