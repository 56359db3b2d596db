package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.pool.WaitingLineException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a connection when there are not enough of them, on real sockets. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PoolLimitsTest {
  private static final ConnectionScript OK = ConnectionScript.answering(200, "ok");

  private static ConnectionManager manager(UnaryOperator<ConnectionManager.Builder> settings) {
    return settings.apply(ConnectionManager.builder()).build();
  }

  private static RedialHttpClient client(ConnectionManager manager) {
    return RedialHttpClient.newBuilder().connectionManager(manager).build();
  }

  private static String get(RedialHttpClient http, URI uri)
      throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  private static HttpRequest post(URI uri) {
    return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("x")).build();
  }

  private static Origin originOf(RawServer server) {
    return Origin.of(server.uri("/"));
  }

  // ---- over all origins

  @Test
  @Tag("P10")
  void atTheTotalLimitTheIdleConnectionOfAnotherOriginGivesWay() throws Exception {
    try (RawServer one = RawServer.start(OK);
        RawServer other = RawServer.start(OK);
        ConnectionManager manager = manager(b -> b.maxConnections(1));
        RedialHttpClient http = client(manager)) {
      for (int round = 1; round <= 3; round++) {
        assertThat(get(http, one.uri("/"))).isEqualTo("ok");
        assertThat(get(http, one.uri("/"))).isEqualTo("ok");
        assertThat(manager.pool().connections()).isEqualTo(1);
        assertThat(get(http, other.uri("/"))).isEqualTo("ok");
        assertThat(manager.pool().connections(originOf(one))).isEmpty();
        assertThat(one.connections()).isEqualTo(round);
        assertThat(other.connections()).isEqualTo(round);
      }
    }
  }

  @Test
  @Tag("P10")
  void originThatIsNeverIdleLetsAnotherOneIn() throws Exception {
    try (RawServer busy = RawServer.start(Streams.neverIdle());
        RawServer other = RawServer.start(OK);
        ConnectionManager manager = manager(b -> b.maxConnections(1));
        RedialHttpClient http = client(manager)) {
      try (Streams stream = Streams.start(http, busy.uri("/"))) {
        assertThat(get(http, other.uri("/"))).isEqualTo("ok");
        assertThat(stream).isNotNull();
        Streams.until(() -> busy.connections() > 1);
      }
    }
  }

  // ---- over the clients of one origin

  @Test
  @Tag("P10")
  void clientWhoseNeighbourIsNeverIdleIsServedAtTheLimit() throws Exception {
    try (RawServer server = RawServer.start(Streams.neverIdle());
        ConnectionManager manager = manager(b -> b.maxConnectionsPerOrigin(1));
        RedialHttpClient alice = client(manager);
        RedialHttpClient bob = client(manager)) {
      try (Streams stream = Streams.start(alice, server.uri("/alice"))) {
        assertThat(get(bob, server.uri("/bob"))).isEqualTo("warm");
        assertThat(stream).isNotNull();
        Streams.until(() -> server.connections() >= 3); // and so is its neighbour in its turn
      }
      assertThat(
              server.requests().stream()
                  .collect(
                      Collectors.groupingBy(
                          RawRequest::connection,
                          Collectors.mapping(RawRequest::target, Collectors.toSet())))
                  .values())
          .allMatch(targets -> targets.size() == 1);
    }
  }

  @Test
  @Tag("P10")
  void nonIdempotentCallIsNotStarvedByAStreamOfOthers() throws Exception {
    try (RawServer server = RawServer.start(Streams.neverIdle());
        ConnectionManager manager = manager(b -> b.maxConnectionsPerOrigin(1));
        RedialHttpClient http = client(manager)) {
      try (Streams stream = Streams.start(http, server.uri("/"))) {
        HttpResponse<String> answer = http.send(post(server.uri("/")), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stream).isNotNull();
      }
      assertThat(server.requests())
          .filteredOn(request -> request.method().equals("POST"))
          .singleElement()
          .matches(request -> request.unanswered() == 0);
    }
  }

  @Test
  @Tag("P10")
  void slowPostsLeaveAConnectionToOthers() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ConnectionScript slowPosts =
        connection -> {
          while (true) {
            if (connection.readRequest().method().equals("POST")) {
              release.await();
            }
            connection.respond(200, "ok");
          }
        };
    try (RawServer server = RawServer.start(slowPosts);
        ConnectionManager manager = manager(b -> b.maxConnectionsPerOrigin(2));
        RedialHttpClient http = client(manager)) {
      CompletableFuture<?> first = http.sendAsync(post(server.uri("/1")), BodyHandlers.ofString());
      CompletableFuture<?> second = http.sendAsync(post(server.uri("/2")), BodyHandlers.ofString());
      try {
        Streams.until(() -> server.received("POST") > 0);
        assertThat(get(http, server.uri("/get"))).isEqualTo("ok");
        assertThat(server.received("POST")).isEqualTo(1);
      } finally {
        release.countDown(); // else closing would wait for them
      }
      CompletableFuture.allOf(first, second).get(10, TimeUnit.SECONDS);
    }
  }

  // ---- waiting for too long

  private static final ConnectionScript SILENT =
      connection -> {
        connection.readRequest();
        connection.awaitClose();
      };

  @Test
  @Tag("P10")
  void callThatWaitedTooLongNamesWhoHoldsTheConnections() {
    try (RawServer server = RawServer.start(SILENT);
        ConnectionManager manager =
            manager(
                b ->
                    b.maxConnectionsPerOrigin(1)
                        .waitTimeout(Duration.ofMillis(300))
                        .closeGrace(Duration.ZERO))) {
      RedialHttpClient http = client(manager);
      var unused = http.sendAsync(post(server.uri("/slow")), BodyHandlers.ofString());
      Streams.until(() -> server.received("POST") == 1);
      assertThatThrownBy(() -> http.send(post(server.uri("/late")), BodyHandlers.ofString()))
          .hasCauseInstanceOf(WaitingLineException.class)
          .hasMessageContaining("POST " + server.uri("/late"))
          .hasMessageContaining("within PT0.3S (at most 1 for it, 256 in all)")
          .hasMessageContaining("held are: connection 1 (BARRIER, 1 outstanding")
          .hasMessageContaining("busy for ");
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @Test
  @Tag("P10")
  void callThatFoundNoPlaceInTheManagerSaysSo() {
    try (RawServer busy = RawServer.start(SILENT);
        RawServer server = RawServer.start(OK);
        ConnectionManager manager =
            manager(
                b ->
                    b.maxConnections(1)
                        .waitTimeout(Duration.ofMillis(300))
                        .closeGrace(Duration.ZERO))) {
      RedialHttpClient http = client(manager);
      var unused = http.sendAsync(post(busy.uri("/slow")), BodyHandlers.ofString());
      Streams.until(() -> busy.received("POST") == 1);
      assertThatThrownBy(() -> get(http, server.uri("/late")))
          .hasCauseInstanceOf(WaitingLineException.class)
          .hasMessageContaining("it has none")
          .hasMessageContaining("all places of the manager are taken, 1 by other origins")
          .hasMessageContaining("maxConnections");
      assertThat(server.connections()).isZero();
    }
  }

  // ---- in the course of time

  @Test
  @Tag("P5")
  void serverThatClosesSilentlyAfterFiveLosesTwoRequestsAndNoMore() throws Exception {
    ConnectionScript five =
        connection -> {
          for (int i = 0; i < 5; i++) {
            connection.readRequest();
            connection.respond(200, "ok");
          }
          connection.readRequest();
        };
    try (RawServer server = RawServer.start(five);
        ConnectionManager manager = manager(b -> b.maxConnectionsPerOrigin(1).maxPipelineDepth(1));
        RedialHttpClient http = client(manager)) {
      for (int i = 0; i < 30; i++) {
        assertThat(get(http, server.uri("/" + i))).isEqualTo("ok");
      }
      assertThat(server.requests()).hasSize(30 + 2);
      assertThat(
              server.requests().stream()
                  .collect(Collectors.groupingBy(RawRequest::connection, Collectors.counting())))
          .containsEntry(0, 6L)
          .containsEntry(1, 6L)
          .containsEntry(2, 4L)
          .containsEntry(3, 4L);
    }
  }

  @Test
  @Tag("P9")
  void busyConnectionPastItsAgeIsFinishedAndReplaced() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ConnectionScript slow =
        connection -> {
          while (true) {
            if (connection.readRequest().target().equals("/slow")) {
              release.await();
            }
            connection.respond(200, "ok " + connection.index());
          }
        };
    try (RawServer server = RawServer.start(slow);
        ConnectionManager manager =
            manager(b -> b.maxConnectionsPerOrigin(1).maxAge(Duration.ofMillis(500)));
        RedialHttpClient http = client(manager)) {
      CompletableFuture<HttpResponse<String>> under =
          http.sendAsync(
              HttpRequest.newBuilder(server.uri("/slow")).build(), BodyHandlers.ofString());
      try {
        Streams.until(
            () ->
                manager.pool().connections(originOf(server)).stream()
                    .anyMatch(connection -> connection.state() == ConnectionState.DRAINING));
        assertThat(under).isNotDone();
      } finally {
        release.countDown();
      }
      assertThat(under.get(10, TimeUnit.SECONDS).body()).isEqualTo("ok 0");
      assertThat(get(http, server.uri("/next"))).isEqualTo("ok 1");
    }
  }
}
