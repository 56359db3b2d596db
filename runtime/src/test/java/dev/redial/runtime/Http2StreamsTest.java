package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Delivery;
import dev.redial.resend.RequestFailedException;
import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawHttp2Stream;
import dev.redial.testing.RawHttp2Stream.Content;
import dev.redial.testing.TestTls;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many calls at once to a server that allows a number of streams at a time. */
@Tag("R8")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class Http2StreamsTest {
  private static final BodyPublisher SOME = BodyPublishers.ofString("since when?");

  private static TestTls tls;

  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  @AfterEach
  void endWork() {
    later.shutdownNow();
  }

  private static RedialHttpClient http2() {
    return RedialHttpClient.newBuilder().version(Version.HTTP_2).sslContext(tls.client()).build();
  }

  /** Works for a moment on each request, and refuses those beyond its limit. */
  private RawHttp2Server server(int limit) {
    return RawHttp2Server.start(
        tls.server(),
        limit,
        connection -> {
          AtomicInteger open = new AtomicInteger();
          while (true) {
            RawHttp2Stream next = connection.readHead();
            if (open.get() >= limit) {
              refused.incrementAndGet();
              connection.refuse(next);
            } else {
              most.accumulateAndGet(open.incrementAndGet(), Math::max);
              var unused =
                  later.schedule(() -> answer(connection, next, open), 2, TimeUnit.MILLISECONDS);
            }
          }
        });
  }

  private static void answer(
      RawHttp2Connection connection, RawHttp2Stream stream, AtomicInteger open) {
    open.decrementAndGet();
    try {
      connection.answer(stream);
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static HttpRequest order(RawHttp2Server server, int number) {
    return HttpRequest.newBuilder(server.uri("/orders/" + number))
        .POST(BodyPublishers.noBody())
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 128})
  void thousandOrdersAtOnceAreAnsweredEachOnce(int limit) {
    try (RawHttp2Server server = server(limit);
        RedialHttpClient http = http2()) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        answers.add(http.sendAsync(order(server, i), BodyHandlers.ofString()));
      }
      assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(200));
      assertThat(refused).hasValue(0);
      assertThat(server.received()).hasSize(1000);
      assertThat(most.get()).isLessThanOrEqualTo(Math.min(limit, 100));
      assertThat(server.received())
          .extracting(RawHttp2Stream::connection)
          .containsOnly(jdks(server));
    }
  }

  /** Long polls, say, before and after something else was answered. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answersThatAreLongInComingHoldUpNobody(boolean warmed) {
    RawHttp2Server.Script quick =
        connection -> {
          while (true) {
            RawHttp2Stream next = connection.readHead();
            if (next.content() == Content.NONE) {
              connection.answer(next);
            }
          }
        };
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), quick);
        RedialHttpClient http = http2()) {
      HttpRequest request = HttpRequest.newBuilder(server.uri("/quick")).build();
      if (warmed) {
        assertThat(http.sendAsync(request, BodyHandlers.ofString()).join().statusCode())
            .isEqualTo(200);
      }
      for (int i = 0; i < 20; i++) {
        HttpRequest poll = HttpRequest.newBuilder(server.uri("/poll")).POST(SOME).build();
        var unused = http.sendAsync(poll, BodyHandlers.ofString());
      }
      assertThat(http.sendAsync(request, BodyHandlers.ofString()).join().statusCode())
          .isEqualTo(200);
      Streams.until(() -> polls(server) == 20);
      http.shutdownNow();
    }
  }

  private static long polls(RawHttp2Server server) {
    return server.received().stream().filter(s -> s.content() == Content.SOME).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void limitThatIsToldLateIsKeptAndEachCallArrivesOnce(int limit) {
    RawHttp2Server.Script late =
        connection -> {
          List<RawHttp2Stream> first = List.of(connection.readHead(), connection.readHead());
          connection.allow(limit);
          AtomicInteger open = new AtomicInteger(first.size());
          for (RawHttp2Stream next : first) {
            var unused =
                later.schedule(() -> answer(connection, next, open), 20, TimeUnit.MILLISECONDS);
          }
          while (true) {
            RawHttp2Stream next = connection.readHead();
            open.incrementAndGet();
            var unused =
                later.schedule(() -> answer(connection, next, open), 2, TimeUnit.MILLISECONDS);
          }
        };
    try (RawHttp2Server server = RawHttp2Server.start(tls.server(), late);
        RedialHttpClient http = http2()) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        HttpRequest get = HttpRequest.newBuilder(server.uri("/books/" + i)).build();
        answers.add(
            http.sendAsync(i % 2 == 0 ? get : orderWithBody(server, i), BodyHandlers.ofString()));
      }
      assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(200));
      assertThat(server.received()).hasSize(50);
      assertThat(server.received())
          .filteredOn(stream -> stream.content() == RawHttp2Stream.Content.SOME)
          .hasSize(25);
    }
  }

  private static HttpRequest orderWithBody(RawHttp2Server server, int number) {
    return HttpRequest.newBuilder(server.uri("/orders/" + number))
        .POST(BodyPublishers.ofString("one"))
        .build();
  }

  private static int jdks(RawHttp2Server server) {
    return server.received().get(0).connection();
  }

  /** One is answered when the test says so, so that all others have to wait. */
  private static RawHttp2Server oneAtATime(CountDownLatch begun, CountDownLatch over) {
    return RawHttp2Server.start(
        tls.server(),
        1,
        connection -> {
          connection.answer(connection.readHead()); // so that its limit is known
          RawHttp2Stream first = connection.readHead();
          begun.countDown();
          over.await();
          connection.answer(first);
          connection.answerAll();
        });
  }

  @Test
  void orderThatWaitsForAStreamInVainSaysWhoHoldsItAndWasNotSent() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawHttp2Server server = oneAtATime(begun, over);
        ConnectionManager manager =
            ConnectionManager.builder().waitTimeout(Duration.ofSeconds(2)).build();
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .connectionManager(manager)
                .version(Version.HTTP_2)
                .sslContext(tls.client())
                .build()) {
      http.send(order(server, 0), BodyHandlers.ofString());
      var first = http.sendAsync(order(server, 1), BodyHandlers.ofString());
      begun.await();
      assertThatThrownBy(() -> http.send(order(server, 2), BodyHandlers.ofString()))
          .isInstanceOfSatisfying(
              RequestFailedException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_SENT))
          .hasMessageContaining("no HTTP/2 stream to")
          .hasMessageContaining("POST " + server.uri("/orders/1"));
      over.countDown();
      assertThat(first.join().statusCode()).isEqualTo(200);
      assertThat(server.received()).hasSize(2);
    }
  }

  /** After it, what exceeds the limit waits with us; the JDK was handed it before. */
  private static void learnsItsLimit(RedialHttpClient http, RawHttp2Server server) {
    HttpRequest impatient =
        HttpRequest.newBuilder(server.uri("/orders/impatient"))
            .timeout(Duration.ofSeconds(1))
            .POST(BodyPublishers.noBody())
            .build();
    assertThatThrownBy(() -> http.send(impatient, BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void orderThatIsCancelledWhileItWaitsIsNotSent() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawHttp2Server server = oneAtATime(begun, over);
        RedialHttpClient http = http2()) {
      http.send(order(server, 0), BodyHandlers.ofString());
      var first = http.sendAsync(order(server, 1), BodyHandlers.ofString());
      begun.await();
      learnsItsLimit(http, server);
      var second = http.sendAsync(order(server, 2), BodyHandlers.ofString());
      var third = http.sendAsync(orderWithBody(server, 3), BodyHandlers.ofString());
      second.cancel(true);
      over.countDown();
      assertThat(first.join().statusCode()).isEqualTo(200);
      assertThat(third.join().statusCode()).isEqualTo(200);
      assertThat(server.received())
          .extracting(RawHttp2Stream::content)
          .containsExactly(Content.NONE, Content.NONE, Content.SOME);
    }
  }

  @Test
  void orderWhoseTimeIsUpWhileItWaitsWasNotSent() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (RawHttp2Server server = oneAtATime(begun, over);
        RedialHttpClient http = http2()) {
      http.send(order(server, 0), BodyHandlers.ofString());
      var first = http.sendAsync(order(server, 1), BodyHandlers.ofString());
      begun.await();
      HttpRequest second =
          HttpRequest.newBuilder(order(server, 2), (name, value) -> true)
              .timeout(Duration.ofMillis(300))
              .build();
      assertThatThrownBy(() -> http.send(second, BodyHandlers.ofString()))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessageContaining(Delivery.NOT_SENT.name());
      over.countDown();
      assertThat(first.join().statusCode()).isEqualTo(200);
    }
  }
}
