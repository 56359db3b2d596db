package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.ConnectFailedException;
import dev.redial.resend.ProtocolViolationException;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.transport.Target;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be set, and what it does. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ManagerSettingsTest {
  private static final RetryRegistry ONCE =
      RetryRegistry.of(Map.of("default", RetryConfig.custom().maxAttempts(1).build()));

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).build();
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        broken(
            b -> b.maxConnectionsPerOrigin(0),
            "maxConnectionsPerOrigin is 0; it has to be at least 1"),
        broken(b -> b.maxConnections(0), "maxConnections is 0; it has to be at least 1"),
        broken(b -> b.maxPipelineDepth(0), "maxPipelineDepth is 0; it has to be at least 1"),
        broken(b -> b.pipelineWindow(1023), "pipelineWindow is 1023; it has to be 1024 to"),
        broken(b -> b.maxLingeringPorts(0), "maxLingeringPorts is 0; it has to be at least 1"),
        broken(
            b -> b.connectTimeout(Duration.ZERO), "connectTimeout is PT0S; it has to be positive"),
        broken(b -> b.waitTimeout(Duration.ZERO), "waitTimeout is PT0S; it has to be positive"),
        broken(b -> b.idleTimeout(Duration.ZERO), "idleTimeout is PT0S; it has to be positive"),
        broken(b -> b.maxAge(Duration.ZERO), "maxAge is PT0S; it has to be positive"),
        broken(b -> b.closeTimeout(Duration.ZERO), "closeTimeout is PT0S; it has to be positive"),
        broken(
            b -> b.closeGrace(Duration.ofSeconds(-1)),
            "closeGrace is PT-1S; it must not be negative"),
        broken(b -> b.maxHeadBytes(255), "maxHeadBytes is 255; it has to be 256 to"),
        broken(b -> b.maxFieldLines(0), "maxFieldLines is 0; it has to be 1 to"),
        broken(b -> b.maxStatusLineBytes(31), "maxStatusLineBytes is 31; it has to be 32 to"),
        broken(b -> b.maxChunkHeaderBytes(15), "maxChunkHeaderBytes is 15; it has to be 16 to"),
        broken(b -> b.maxInterimAnswers(-1), "maxInterimAnswers is -1; it has to be 0 to"));
  }

  private static Arguments broken(UnaryOperator<ConnectionManager.Builder> what, String message) {
    return Arguments.of(message, what);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("outOfRange")
  void valueOutOfItsRangeNamesIt(String message, UnaryOperator<ConnectionManager.Builder> what) {
    assertThatThrownBy(() -> what.apply(ConnectionManager.builder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void resolverIsAskedOnceForTwoDials() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    ConnectionScript closing =
        connection -> {
          connection.readRequest();
          connection.respond(200, Map.of("Connection", "close"), "ok");
        };
    try (RawServer server = RawServer.start(closing);
        ConnectionManager manager =
            ConnectionManager.builder()
                .resolver(
                    host -> {
                      assertThat(host).isEqualTo("shop.example");
                      asked.incrementAndGet();
                      return List.of(InetAddress.getLoopbackAddress());
                    })
                .build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      URI shop = URI.create("http://shop.example:" + server.port() + "/");
      for (int i = 0; i < 2; i++) {
        assertThat(http.send(get(shop), BodyHandlers.ofString()).body()).isEqualTo("ok");
      }
      assertThat(server.connections()).isEqualTo(2);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // All of 127.0.0.0/8 is local there.
  void callsComeFromTheLocalAddressOfTheirClient() throws Exception {
    AtomicReference<InetAddress> peer = new AtomicReference<>();
    InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    ConnectionScript notes =
        connection -> {
          peer.set(connection.peer());
          connection.readRequest();
          connection.respond(200, "ok");
          connection.awaitClose();
        };
    RedialHttpClient.Builder builder = RedialHttpClient.newBuilder();
    builder.localAddress(local);
    try (RawServer server = RawServer.start(notes);
        RedialHttpClient http = builder.build()) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
      assertThat(http.send(get(uri), BodyHandlers.ofString()).body()).isEqualTo("ok");
      assertThat(peer).hasValue(local);
    }
  }

  @Test
  @Tag("T3")
  @EnabledOnOs(OS.LINUX)
  void localAddressThatCannotBeUsedIsToldPlainly() throws Exception {
    RedialHttpClient.Builder builder = RedialHttpClient.newBuilder().retries(ONCE);
    builder.localAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}));
    try (RawServer server = RawServer.start(ConnectionScript.echo());
        RedialHttpClient http = builder.build()) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
      assertThatThrownBy(() -> http.send(get(uri), BodyHandlers.ofString()))
          .isInstanceOf(ConnectFailedException.class)
          .hasMessageContaining("no local port or address")
          .hasMessageContaining("EADDRNOTAVAIL")
          .hasMessageContaining("nothing was sent");
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  @Tag("T5")
  void probesOfSilentConnectionsCanBeSwitchedOff() throws Exception {
    ManagerSettings settings = new ManagerSettings();
    settings.withoutTcpKeepAlive();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    try (RawServer server = RawServer.start(c -> c.awaitClose());
        Link link = settings.dialer().dial(Target.of(server.uri("/")), deadline)) {
      SocketChannel channel = (SocketChannel) link.channel();
      assertThat(channel.getOption(StandardSocketOptions.SO_KEEPALIVE)).isFalse();
    }
  }

  static Stream<Arguments> answersBeyondLimits() {
    String field = "X: " + "y".repeat(300) + "\r\n";
    String end = "Content-Length: 0\r\n\r\n";
    return Stream.of(
        beyond(b -> b.maxHeadBytes(256), "HTTP/1.1 200 OK\r\n" + field + end),
        beyond(b -> b.maxFieldLines(1), "HTTP/1.1 200 OK\r\nX: y\r\n" + end),
        beyond(b -> b.maxStatusLineBytes(32), "HTTP/1.1 200 " + "O".repeat(32) + "\r\n" + end),
        beyond(
            b -> b.maxChunkHeaderBytes(16),
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;"
                + "e".repeat(32)
                + "\r\nx\r\n0\r\n\r\n"),
        beyond(b -> b.maxInterimAnswers(0), "HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 OK\r\n" + end));
  }

  private static Arguments beyond(UnaryOperator<ConnectionManager.Builder> limit, String answer) {
    return Arguments.of(limit, answer);
  }

  @ParameterizedTest
  @Tag("F9")
  @MethodSource("answersBeyondLimits")
  void limitsOnAnswersAreTheManagers(UnaryOperator<ConnectionManager.Builder> limit, String answer)
      throws Exception {
    ConnectionScript script =
        connection -> {
          connection.readRequest();
          connection.write(answer);
          connection.awaitClose();
        };
    try (RawServer server = RawServer.start(script);
        ConnectionManager manager = limit.apply(ConnectionManager.builder()).build();
        RedialHttpClient strict = RedialHttpClient.newBuilder().connectionManager(manager).build();
        RedialHttpClient standard = RedialHttpClient.newBuilder().build()) {
      assertThatThrownBy(() -> strict.send(get(server.uri("/")), BodyHandlers.ofString()))
          .isInstanceOf(ProtocolViolationException.class);
      assertThat(standard.send(get(server.uri("/")), BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  @Tag("F9")
  void loneLineFeedsAreTakenWhereAllowed() throws Exception {
    ConnectionScript script =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\nContent-Length: 2\n\nok");
          connection.awaitClose();
        };
    try (RawServer server = RawServer.start(script);
        ConnectionManager manager = ConnectionManager.builder().lenientLineEnds().build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      assertThat(http.send(get(server.uri("/")), BodyHandlers.ofString()).body()).isEqualTo("ok");
    }
  }

  // ---- closing

  /** Answers the first request when the second part of the test says so. */
  private static ConnectionScript answeringAfter(CountDownLatch release) {
    return connection -> {
      connection.readRequest();
      release.await();
      connection.respond(200, "late");
      connection.awaitClose();
    };
  }

  @Test
  @Tag("C3")
  void closingManagerLetsCallsUnderWayBeAnswered() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (RawServer server = RawServer.start(answeringAfter(release));
        ConnectionManager manager =
            ConnectionManager.builder()
                .maxConnectionsPerOrigin(1)
                .closeGrace(Duration.ofSeconds(30))
                .build();
        RedialHttpClient http =
            RedialHttpClient.newBuilder().connectionManager(manager).retries(ONCE).build()) {
      CompletableFuture<HttpResponse<String>> under =
          http.sendAsync(get(server.uri("/1")), BodyHandlers.ofString());
      Streams.until(() -> server.received("GET") == 1);
      CompletableFuture<HttpResponse<String>> waiting =
          http.sendAsync(get(server.uri("/2")), BodyHandlers.ofString());
      CompletableFuture<Void> closing = CompletableFuture.runAsync(manager::close);
      try {
        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasMessageContaining("closed");
        assertThat(closing).isNotDone();
      } finally {
        release.countDown();
      }
      assertThat(under.get(10, TimeUnit.SECONDS).body()).isEqualTo("late");
      closing.get(10, TimeUnit.SECONDS);
      assertThat(manager.pool().connections()).isZero();
    }
  }

  @Test
  @Tag("C3")
  @SuppressWarnings("try") // closing early is what is tested
  void closingManagerWaitsNoLongerThanItsGrace() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (RawServer server = RawServer.start(answeringAfter(never));
        ConnectionManager manager =
            ConnectionManager.builder().closeGrace(Duration.ofMillis(50)).build();
        RedialHttpClient http =
            RedialHttpClient.newBuilder().connectionManager(manager).retries(ONCE).build()) {
      CompletableFuture<HttpResponse<String>> under =
          http.sendAsync(get(server.uri("/1")), BodyHandlers.ofString());
      Streams.until(() -> server.received("GET") == 1);
      manager.close();
      assertThatThrownBy(() -> under.get(10, TimeUnit.SECONDS)).hasMessageContaining("closed");
    }
  }

  @Test
  @Tag("C3")
  void managerThatIsClosedNowWaitsForNothing() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (RawServer server = RawServer.start(answeringAfter(never));
        ConnectionManager manager =
            ConnectionManager.builder().closeGrace(Duration.ofDays(1)).build();
        RedialHttpClient http =
            RedialHttpClient.newBuilder().connectionManager(manager).retries(ONCE).build()) {
      CompletableFuture<HttpResponse<String>> under =
          http.sendAsync(get(server.uri("/1")), BodyHandlers.ofString());
      Streams.until(() -> server.received("GET") == 1);
      manager.closeNow();
      assertThatThrownBy(() -> under.get(10, TimeUnit.SECONDS)).hasMessageContaining("closed");
      assertThatCode(manager::close).doesNotThrowAnyException();
    }
  }
}
