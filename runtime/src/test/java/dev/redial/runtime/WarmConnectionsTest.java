package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.runtime.event.CloseReason;
import dev.redial.runtime.event.ConnectionClosed;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which idle connection is taken, for how long one is kept, and what closing costs. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WarmConnectionsTest {
  private final LinkedBlockingQueue<TrafficEvent> events = new LinkedBlockingQueue<>();

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  private ConnectionClosed nextClosed() throws InterruptedException {
    while (true) {
      TrafficEvent event = events.poll(20, TimeUnit.SECONDS);
      assertThat(event).as("a connection is closed").isNotNull();
      if (event instanceof ConnectionClosed closed) {
        return closed;
      }
    }
  }

  @Test
  @Tag("T2")
  @Tag("P9")
  void connectionUsedLastIsUsedNext() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    CountDownLatch firstMay = new CountDownLatch(1);
    CountDownLatch secondMay = new CountDownLatch(1);
    ConnectionScript held =
        connection -> {
          connection.readRequest();
          both.countDown();
          (connection.index() == 0 ? firstMay : secondMay).await();
          connection.respond(200, String.valueOf(connection.index()));
          answerWithIndex(connection);
        };
    try (RawServer server = RawServer.start(held);
        ConnectionManager two = ConnectionManager.builder().maxPipelineDepth(1).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(two).build()) {
      CompletableFuture<HttpResponse<String>> one =
          http.sendAsync(get(server.uri("/1")), BodyHandlers.ofString());
      CompletableFuture<HttpResponse<String>> other =
          http.sendAsync(get(server.uri("/2")), BodyHandlers.ofString());
      both.await();
      firstMay.countDown();
      CompletableFuture.anyOf(one, other).join();
      secondMay.countDown();
      CompletableFuture.allOf(one, other).join();
      for (int i = 0; i < 5; i++) {
        assertThat(http.send(get(server.uri("/next")), BodyHandlers.ofString()).body())
            .isEqualTo("1");
      }
    }
  }

  private static void answerWithIndex(RawConnection connection) throws Exception {
    while (true) {
      connection.readRequest();
      connection.respond(200, String.valueOf(connection.index()));
    }
  }

  @Test
  @Tag("P4")
  @Tag("P9")
  void connectionIsGivenUpBeforeItsServersTimeoutIsOver() throws Exception {
    ConnectionScript impatient =
        connection -> {
          while (true) {
            connection.readRequest();
            connection.respond(200, Map.of("Keep-Alive", "timeout=2"), "x");
          }
        };
    try (RawServer server = RawServer.start(impatient);
        ConnectionManager manager = ConnectionManager.builder().listener(events::add).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      long start = System.nanoTime();
      http.send(get(server.uri("/1")), BodyHandlers.ofString());
      ConnectionClosed closed = nextClosed();
      Duration idle = Duration.ofNanos(System.nanoTime() - start);

      assertThat(closed.reason()).isEqualTo(CloseReason.RETIRED);
      assertThat(idle).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_900));
      http.send(get(server.uri("/2")), BodyHandlers.ofString());
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  @Tag("T3")
  void closingFirstCostsAPortAndTooManyOfThemMakeDialsWait() throws Exception {
    try (RawServer server = RawServer.start(ConnectionScript.answering(200, "x"));
        ConnectionManager manager =
            ConnectionManager.builder()
                .listener(events::add)
                .idleTimeout(Duration.ofMillis(100))
                .waitTimeout(Duration.ofMillis(600))
                .maxLingeringPorts(1)
                .build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      http.send(get(server.uri("/1")), BodyHandlers.ofString());
      assertThat(nextClosed().reason()).isEqualTo(CloseReason.RETIRED);

      assertThat(manager.snapshot().origins().get(0).lingeringPorts()).isEqualTo(1);
      assertThatThrownBy(() -> http.send(get(server.uri("/2")), BodyHandlers.ofString()))
          .hasMessageContaining("port");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  @Tag("T3")
  @Tag("C5")
  void serverThatClosesFirstCostsNoPort() throws Exception {
    ConnectionScript leaves =
        connection -> {
          connection.readRequest();
          connection.respond(200, "x");
        };
    try (RawServer server = RawServer.start(leaves);
        ConnectionManager manager = ConnectionManager.builder().listener(events::add).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      http.send(get(server.uri("/1")), BodyHandlers.ofString());
      assertThat(nextClosed().reason()).isEqualTo(CloseReason.LEFT);
      assertThat(manager.snapshot().origins().get(0).lingeringPorts()).isZero();
    }
  }
}
