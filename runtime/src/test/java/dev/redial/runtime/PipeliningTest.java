package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands beside what on one connection, as the server sees it. */
class PipeliningTest {
  private static final int CALLS = 40;
  private static final Duration SHORT = Duration.ofMillis(30);

  /** Reads as many requests as come, then answers them in order, each with its own target. */
  private static ConnectionScript answersInBatches(
      AtomicInteger deepest, AtomicBoolean postBesideAnything) {
    return connection -> {
      while (true) {
        List<RawRequest> batch = new ArrayList<>();
        batch.add(connection.readRequest());
        Optional<RawRequest> more = connection.tryReadRequest(SHORT);
        while (more.isPresent()) {
          batch.add(more.get());
          more = connection.tryReadRequest(SHORT);
        }
        deepest.accumulateAndGet(batch.size(), Math::max);
        boolean post = batch.stream().anyMatch(request -> request.method().equals("POST"));
        postBesideAnything.compareAndSet(false, post && batch.size() > 1);
        for (RawRequest request : batch) {
          connection.respond(200, request.method() + request.target());
        }
      }
    };
  }

  private static HttpRequest request(RawServer server, int number) {
    boolean post = number % 5 == 4;
    return HttpRequest.newBuilder(server.uri("/" + number))
        .method(
            post ? "POST" : "GET",
            post ? BodyPublishers.ofString("order " + number) : BodyPublishers.noBody())
        .build();
  }

  private static String expected(HttpRequest request) {
    return request.method() + request.uri().getPath();
  }

  @Test
  @Tag("L1")
  @Tag("F7")
  void blockingCallersShareOneConnectionAndPostsStandAlone() throws Exception {
    AtomicInteger deepest = new AtomicInteger();
    AtomicBoolean beside = new AtomicBoolean();
    ExecutorService callers = Executors.newFixedThreadPool(CALLS);
    try (RawServer server = RawServer.start(answersInBatches(deepest, beside));
        ConnectionManager one = ConnectionManager.builder().maxConnectionsPerOrigin(1).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(one).build()) {
      List<Callable<String>> calls = new ArrayList<>();
      List<String> wanted = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        HttpRequest request = request(server, i);
        wanted.add(expected(request));
        calls.add(() -> http.send(request, BodyHandlers.ofString()).body());
      }
      List<String> bodies = new ArrayList<>();
      for (Future<String> answer : callers.invokeAll(calls)) {
        bodies.add(answer.get());
      }

      assertThat(bodies).isEqualTo(wanted);
      assertSharedWell(server, deepest, beside);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  @Tag("L1")
  void asynchronousCallsShareOneConnectionAndPostsStandAlone() {
    AtomicInteger deepest = new AtomicInteger();
    AtomicBoolean beside = new AtomicBoolean();
    try (RawServer server = RawServer.start(answersInBatches(deepest, beside));
        ConnectionManager one = ConnectionManager.builder().maxConnectionsPerOrigin(1).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(one).build()) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      List<String> wanted = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        HttpRequest request = request(server, i);
        wanted.add(expected(request));
        answers.add(http.sendAsync(request, BodyHandlers.ofString()));
      }

      assertThat(answers).extracting(answer -> answer.join().body()).isEqualTo(wanted);
      assertSharedWell(server, deepest, beside);
    }
  }

  private static void assertSharedWell(
      RawServer server, AtomicInteger deepest, AtomicBoolean beside) {
    assertThat(server.connections()).isEqualTo(1);
    assertThat(deepest.get()).isGreaterThan(1);
    assertThat(beside).isFalse();
    assertThat(server.requests()).hasSize(CALLS);
    assertThat(server.failures()).isEmpty();
  }

  @Test
  @Tag("P10")
  void fiftyCallersWithoutPipeliningUseTwoConnectionsAndNoMore() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(50);
    ConnectionScript names =
        connection -> {
          while (true) {
            connection.respond(200, connection.readRequest().target());
          }
        };
    try (RawServer server = RawServer.start(names);
        ConnectionManager two =
            ConnectionManager.builder().maxConnectionsPerOrigin(2).maxPipelineDepth(1).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(two).build()) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/" + i)).build();
        calls.add(() -> http.send(request, BodyHandlers.ofString()).body());
      }
      int i = 0;
      for (Future<String> answer : callers.invokeAll(calls)) {
        assertThat(answer.get()).isEqualTo("/" + i++);
      }
      assertThat(server.connections()).isLessThanOrEqualTo(2);
      assertThat(server.requests()).allMatch(request -> request.unanswered() == 0);
    } finally {
      callers.shutdownNow();
    }
  }
}
