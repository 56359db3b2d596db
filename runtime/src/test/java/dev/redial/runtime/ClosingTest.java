package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Delivery;
import dev.redial.resend.RequestFailedException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.runtime.event.ResendEvent;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.OwnRequest;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is closed, every call ends, with an IOException. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClosingTest {
  private static final ConnectionScript CLOSES =
      connection -> {
        connection.readRequest();
        connection.close();
      };

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  /** Often, for a client may end a moment before what it has promised is there. */
  @Test
  void whoWaitsForTheEndFindsTheResults() throws Exception {
    try (RawServer server = RawServer.start(ConnectionScript.echo());
        ConnectionManager manager = ConnectionManager.create()) {
      for (int i = 0; i < 200; i++) {
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build();
        CompletableFuture<HttpResponse<String>> call =
            http.sendAsync(get(server.uri("/" + i)), BodyHandlers.ofString());
        http.close();
        assertThat(call).isDone();
      }
    }
  }

  @Test
  @SuppressWarnings("try") // closing early is what is tested
  void closedManagerEndsCallsThatWaitForTheirNextAttempt() throws Exception {
    try (RawServer server = RawServer.start(CLOSES);
        ConnectionManager manager = ConnectionManager.create();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        calls.add(http.sendAsync(get(server.uri("/" + i)), BodyHandlers.ofString()));
      }
      manager.close();
      for (CompletableFuture<HttpResponse<String>> call : calls) {
        assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(IOException.class);
      }
      assertThatThrownBy(
              () ->
                  http.sendAsync(get(server.uri("/late")), BodyHandlers.ofString())
                      .get(10, TimeUnit.SECONDS))
          .hasMessageContaining("closed");
      assertThatThrownBy(() -> http.send(get(server.uri("/late")), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void shutDownExecutorFailsTheCall() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdown();
    try (RawServer server = RawServer.start(CLOSES);
        RedialHttpClient http = RedialHttpClient.newBuilder().executor(executor).build()) {
      assertThatThrownBy(
              () ->
                  http.sendAsync(get(server.uri("/x")), BodyHandlers.ofString())
                      .get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(IOException.class)
          .hasMessageContaining("executor");
    }
  }

  @Test
  void executorThatIsShutDownUnderAnOrderTellsThatItMayHaveBeenPlaced() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch shutDown = new CountDownLatch(1);
    ConnectionScript late =
        connection -> {
          connection.readRequest();
          arrived.countDown();
          shutDown.await();
          connection.close();
        };
    try (RawServer server = RawServer.start(late);
        RedialHttpClient http = RedialHttpClient.newBuilder().executor(executor).build()) {
      HttpRequest order =
          HttpRequest.newBuilder(server.uri("/orders"))
              .POST(BodyPublishers.ofString("a book"))
              .build();
      var call = http.sendAsync(order, BodyHandlers.ofString());
      arrived.await();
      executor.shutdown();
      shutDown.countDown();
      assertThatThrownBy(call::join)
          .hasCauseInstanceOf(UnconfirmedRequestException.class)
          .hasMessageContaining("may have been processed");
    }
  }

  @Test
  void requestThatCannotBeWrittenDoesNotKeepTheClientFromClosing() throws Exception {
    RedialHttpClient http = RedialHttpClient.newBuilder().build();
    HttpRequest split =
        OwnRequest.get(URI.create("http://localhost:1/"), Map.of("X-Line", List.of("a\r\nb: c")));
    assertThatThrownBy(() -> http.sendAsync(split, BodyHandlers.ofString()))
        .isInstanceOf(IllegalArgumentException.class);
    http.shutdown();
    assertThat(http.awaitTermination(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void closingWhileAnswersArriveNeverThrowsAnythingButIoExceptions() throws Exception {
    for (int round = 0; round < 150; round++) {
      try (RawServer server = RawServer.start(ConnectionScript.echo());
          ConnectionManager manager = ConnectionManager.create();
          RedialHttpClient http =
              RedialHttpClient.newBuilder().connectionManager(manager).build()) {
        CountDownLatch begun = new CountDownLatch(1);
        Thread closer = new Thread(() -> closeOnce(begun, manager));
        closer.start();
        HttpRequest post =
            HttpRequest.newBuilder(server.uri("/")).POST(BodyPublishers.ofString("x")).build();
        assertThatThrownBy(
                () -> {
                  while (true) {
                    http.send(post, BodyHandlers.ofString());
                    begun.countDown();
                  }
                })
            .isInstanceOf(IOException.class);
        closer.join();
      }
    }
  }

  private static void closeOnce(CountDownLatch begun, ConnectionManager manager) {
    try {
      begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    manager.close();
  }

  @Test
  @Tag("L7")
  void cancelledCallThatIsAnsweredInTimeDoesNotTouchItsNeighbour() throws Exception {
    CountDownLatch both = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    ConnectionScript script =
        connection -> {
          for (int i = 0; i < 3; i++) {
            connection.readRequest();
            connection.respond(200, "warm");
          }
          connection.readRequest();
          connection.readRequest();
          both.countDown();
          cancelled.await();
          connection.respond(200, "nobody wants this");
          boolean third = connection.tryReadRequest(Duration.ofMillis(600)).isPresent();
          connection.respond(200, "neighbour " + third);
        };
    try (RawServer server = RawServer.start(script);
        ConnectionManager one = ConnectionManager.builder().maxConnectionsPerOrigin(1).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(one).build()) {
      for (int i = 0; i < 3; i++) {
        http.send(get(server.uri("/warm")), BodyHandlers.ofString());
      }
      CompletableFuture<HttpResponse<String>> first =
          http.sendAsync(get(server.uri("/a")), BodyHandlers.ofString());
      CompletableFuture<HttpResponse<String>> second =
          http.sendAsync(get(server.uri("/b")), BodyHandlers.ofString());
      both.await();
      boolean firstIsHead = server.requests().get(3).target().equals("/a");
      assertThat((firstIsHead ? first : second).cancel(true)).isTrue();
      cancelled.countDown();
      assertThat((firstIsHead ? second : first).get(10, TimeUnit.SECONDS).body())
          .isEqualTo("neighbour false");
      assertThat(server.requests()).hasSize(5);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void bodyThatIsStillComingSurvivesTheClientsClosing() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    String half = "x".repeat(100_000);
    ConnectionScript slow =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + half);
          begun.await();
          connection.write(half);
        };
    try (RawServer server = RawServer.start(slow);
        ConnectionManager manager = ConnectionManager.create()) {
      RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build();
      var body = http.send(get(server.uri("/")), BodyHandlers.ofInputStream()).body();
      http.close();
      begun.countDown();
      assertThat(body.readAllBytes()).hasSize(200_000);
    }
  }

  @Test
  void callThatWaitsForItsNextAttemptTellsOfTheLastOne() throws Exception {
    CountDownLatch resent = new CountDownLatch(1);
    ConnectionScript busy =
        connection -> {
          connection.readRequest();
          connection.respond(503, Map.of("Retry-After", "20"), "");
        };
    try (RawServer server = RawServer.start(busy);
        ConnectionManager manager =
            ConnectionManager.builder()
                .listener(
                    event -> {
                      if (event instanceof ResendEvent) {
                        resent.countDown();
                      }
                    })
                .build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      var call = http.sendAsync(get(server.uri("/")), BodyHandlers.ofString());
      resent.await();
      http.shutdownNow();
      assertThatThrownBy(call::join)
          .hasCauseInstanceOf(RequestFailedException.class)
          .hasMessageContaining("503");
    }
  }

  @Test
  void longestDurationsMeanForEver() throws Exception {
    Duration ever = Duration.ofSeconds(Long.MAX_VALUE);
    try (RawServer server = RawServer.start(ConnectionScript.echo());
        ConnectionManager manager =
            ConnectionManager.builder()
                .connectTimeout(ever)
                .idleTimeout(ever)
                .waitTimeout(ever)
                .maxAge(ever)
                .build();
        RedialHttpClient http =
            RedialHttpClient.newBuilder().connectionManager(manager).connectTimeout(ever).build()) {
      HttpRequest patient = HttpRequest.newBuilder(server.uri("/")).timeout(ever).build();
      assertThat(http.send(patient, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(http.sendAsync(patient, BodyHandlers.ofString()).join().statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void shutdownNowEndsTheCallsOfThisClientAlone() throws Exception {
    CountDownLatch arrived = new CountDownLatch(3);
    CountDownLatch answer = new CountDownLatch(1);
    ConnectionScript patient =
        connection -> {
          connection.readRequest();
          arrived.countDown();
          answer.await();
          connection.respond(200, "at last");
        };
    try (RawServer server = RawServer.start(patient);
        ConnectionManager shared = ConnectionManager.create();
        RedialHttpClient other = RedialHttpClient.newBuilder().connectionManager(shared).build()) {
      RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(shared).build();
      CompletableFuture<HttpResponse<String>> blocking =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return http.send(get(server.uri("/1")), BodyHandlers.ofString());
                } catch (IOException | InterruptedException e) {
                  throw new CompletionException(e);
                }
              });
      CompletableFuture<HttpResponse<String>> asynchronous =
          http.sendAsync(
              HttpRequest.newBuilder(server.uri("/2")).POST(BodyPublishers.noBody()).build(),
              BodyHandlers.ofString());
      CompletableFuture<HttpResponse<String>> others =
          other.sendAsync(get(server.uri("/3")), BodyHandlers.ofString());
      arrived.await();

      http.shutdownNow();

      assertThat(Stage.failureOf(blocking))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the client was shut down");
      assertThat(Stage.failureOf(asynchronous))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(e.attempt().delivery()).isEqualTo(Delivery.UNKNOWN));
      assertThat(http.awaitTermination(Duration.ofSeconds(20))).isTrue();
      answer.countDown();
      assertThat(Stage.bodyOf(others)).isEqualTo("at last");
      assertThatThrownBy(() -> http.send(get(server.uri("/4")), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }
}
