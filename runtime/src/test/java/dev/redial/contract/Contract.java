package dev.redial.contract;

import dev.redial.runtime.RedialHttpClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** A client and a server that all tests of one class use, once for each pair. */
abstract class Contract {
  @Parameter Pair pair;

  private HttpClient client;
  private Peer peer;

  @BeforeParameterizedClassInvocation
  void open() throws IOException {
    client = pair.client().build();
    peer = new Peer(pair.transport());
  }

  @AfterParameterizedClassInvocation
  void close() throws Exception {
    closing(client);
    peer.close();
  }

  /** Before Java 21 the JDK's clients end when nobody holds them any more. */
  static void closing(HttpClient client) throws Exception {
    if (client instanceof AutoCloseable closeable) {
      typeOf(client).getMethod("shutdownNow").invoke(client);
      closeable.close();
    }
  }

  /** The public one: the JDK's own class is not to be called. */
  static Class<?> typeOf(HttpClient client) {
    return client instanceof RedialHttpClient ? RedialHttpClient.class : HttpClient.class;
  }

  Peer peer() {
    return peer;
  }

  HttpClient client() {
    return client;
  }

  Transport transport() {
    return pair.transport();
  }

  boolean isRedial() {
    return pair.side() == Side.REDIAL;
  }

  // ---- calls

  static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  static HttpRequest post(URI uri, BodyPublisher body) {
    return HttpRequest.newBuilder(uri).POST(body).build();
  }

  HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws Exception {
    return client.send(request, handler);
  }

  <T> CompletableFuture<HttpResponse<T>> start(HttpRequest request, BodyHandler<T> handler) {
    return client.sendAsync(request, handler);
  }

  CompletableFuture<HttpResponse<String>> start(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  <T> T body(MockResponse.Builder answer, BodyHandler<T> handler) throws Exception {
    return send(get(peer().serve(answer)), handler).body();
  }

  MockResponse.Builder unsized(String text) {
    return Content.unsized(transport(), text.getBytes(StandardCharsets.UTF_8));
  }

  static <T> T within(CompletableFuture<T> future) throws Exception {
    return future.get(Event.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** How it failed, which it has to. */
  static Throwable failureOf(CompletableFuture<?> future) throws Exception {
    try {
      throw new AssertionError("not a failure: " + within(future));
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  /** A failure, its cause, and so on. */
  static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
  }

  /** Asserts what each side does where they differ on purpose. */
  void differing(Check ofTheJdk, Check ofRedial) throws Exception {
    (isRedial() ? ofRedial : ofTheJdk).run();
  }

  /** An assertion. */
  @FunctionalInterface
  interface Check {
    void run() throws Exception;
  }
}
