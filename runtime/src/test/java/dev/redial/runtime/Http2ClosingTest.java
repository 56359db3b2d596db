package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.Delivery;
import dev.redial.resend.RequestFailedException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawHttp2Stream;
import dev.redial.testing.TestTls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manager that is closed ends what the JDK's client carries for the clients that share it. */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2ClosingTest {
  private static TestTls tls;

  private final CountDownLatch arrived = new CountDownLatch(2);
  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  private static RedialHttpClient http2(ConnectionManager shared) {
    return RedialHttpClient.newBuilder()
        .connectionManager(shared)
        .version(Version.HTTP_2)
        .sslContext(tls.client())
        .build();
  }

  private static ConnectionManager managerWithGrace(Duration grace) {
    return ConnectionManager.builder().closeGrace(grace).build();
  }

  /** Answers the first request of each connection, and the second one when the test says so. */
  private RawHttp2Server patient(int maxStreams) {
    return RawHttp2Server.start(
        tls.server(),
        maxStreams,
        connection -> {
          connection.answer(connection.readHead());
          RawHttp2Stream second = connection.readHead();
          arrived.countDown();
          over.await();
          connection.answer(second);
        });
  }

  private static HttpRequest order(RawHttp2Server server, int number) {
    return HttpRequest.newBuilder(server.uri("/orders/" + number))
        .POST(BodyPublishers.noBody())
        .build();
  }

  private static CompletableFuture<HttpResponse<String>> secondOrder(
      RedialHttpClient http, RawHttp2Server server) throws Exception {
    assertThat(http.send(order(server, 0), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    return http.sendAsync(order(server, 1), BodyHandlers.ofString());
  }

  private static void close(ConnectionManager manager, String how) {
    Consumer<ConnectionManager> way =
        how.equals("closeNow") ? ConnectionManager::closeNow : ConnectionManager::close;
    way.accept(manager);
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "closeNow"})
  @SuppressWarnings("try") // closing early is what is tested
  void sharedManagerEndsTheCallsOfAllItsClients(String how) throws Exception {
    try (RawHttp2Server server = patient(100);
        ConnectionManager shared = managerWithGrace(Duration.ofMillis(50));
        RedialHttpClient one = http2(shared);
        RedialHttpClient other = http2(shared)) {
      List<CompletableFuture<HttpResponse<String>>> orders =
          List.of(secondOrder(one, server), secondOrder(other, server));
      arrived.await();
      close(shared, how);
      for (CompletableFuture<HttpResponse<String>> order : orders) {
        assertThat(Stage.failureOf(order))
            .hasMessageContaining("the connection manager is closed")
            .isInstanceOfSatisfying(
                UnconfirmedRequestException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
      }
      over.countDown();
    }
  }

  @Test
  @SuppressWarnings("try") // closing early is what is tested
  void managerWaitsItsGraceForAnAnswer() throws Exception {
    arrived.countDown();
    try (RawHttp2Server server = patient(100);
        ConnectionManager shared = managerWithGrace(Duration.ofDays(1));
        RedialHttpClient http = http2(shared)) {
      CompletableFuture<HttpResponse<String>> order = secondOrder(http, server);
      arrived.await();
      CompletableFuture<Void> closed = CompletableFuture.runAsync(shared::close);
      Streams.until(() -> shared.pool().isClosed());
      over.countDown();
      assertThat(order.get().statusCode()).isEqualTo(200);
      closed.get();
    }
  }

  @Test
  @SuppressWarnings("try") // closing early is what is tested
  void orderThatWaitsForAStreamIsNotSentByAManagerThatCloses() throws Exception {
    arrived.countDown();
    try (RawHttp2Server server = patient(1);
        ConnectionManager shared = managerWithGrace(Duration.ofDays(1));
        RedialHttpClient http = http2(shared)) {
      CompletableFuture<HttpResponse<String>> first = secondOrder(http, server);
      arrived.await();
      CompletableFuture<HttpResponse<String>> second =
          http.sendAsync(order(server, 2), BodyHandlers.ofString());
      CompletableFuture<Void> closed = CompletableFuture.runAsync(shared::close);
      assertThat(Stage.failureOf(second))
          .isInstanceOfSatisfying(
              RequestFailedException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT));
      over.countDown();
      assertThat(first.get().statusCode()).isEqualTo(200);
      closed.get();
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  @SuppressWarnings("try") // closing early is what is tested
  void bodyThatIsStillComingEndsWithItsManager() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(
                tls.server(),
                connection -> {
                  connection.beginAnswer(connection.readHead());
                  over.await();
                });
        ConnectionManager shared = managerWithGrace(Duration.ZERO);
        RedialHttpClient http = http2(shared)) {
      HttpRequest get = HttpRequest.newBuilder(server.uri("/book")).build();
      InputStream body = http.send(get, BodyHandlers.ofInputStream()).body();
      CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> readAll(body));
      shared.closeNow();
      assertThat(Stage.failureOf(read)).hasStackTraceContaining("the connection manager is closed");
      over.countDown();
    }
  }

  private static byte[] readAll(InputStream body) {
    try (body) {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
