package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Endpoint;
import dev.redial.EndpointRequest;
import dev.redial.Idempotency;
import dev.redial.codec.BodyType;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which mark wins, and that none is lost on the way. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MarksTest {
  private static final Endpoint POP =
      Endpoint.of("shop", "pop", "DELETE", "/top", Idempotency.NON_IDEMPOTENT);
  private static final Endpoint PAY =
      Endpoint.of("shop", "pay", "POST", "/payments", Idempotency.NON_IDEMPOTENT);
  private static final RetryConfig AFTER_A_WHILE =
      RetryConfig.custom().maxAttempts(3).waitDuration(Duration.ofMillis(200)).build();
  private static final RetryConfig SOON =
      RetryConfig.custom().maxAttempts(3).waitDuration(Duration.ofMillis(1)).build();
  private static final Returns<String> TEXT = Returns.body(BodyType.of(String.class));

  /** Closes its first connection when the request was read. */
  private static RawServer forgetful() {
    return RawServer.start(
        connection -> {
          if (connection.index() == 0) {
            connection.readRequest();
            connection.close();
            return;
          }
          while (true) {
            connection.readRequest();
            connection.respond(200, "done");
          }
        });
  }

  /** It arrives once, and is not sent again without a yes. */
  private static void assertAskedAbout(UnaryOperator<HttpRequest.Builder> made) {
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest request = made.apply(HttpRequest.newBuilder(server.uri("/payments"))).build();
      assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
          .isInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  private static BoundEndpoint bind(RedialHttpClient http, URI base, Endpoint endpoint) {
    return Redial.builder().httpClient(http).baseUri("shop", base).build().bind(endpoint);
  }

  @Test
  void strictMarkOnDeleteIsHonouredAndItsFieldNotSent() {
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      BoundEndpoint pop = bind(http, server.uri("/"), POP);
      assertThatThrownBy(() -> pop.call().send(TEXT))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.received("DELETE")).isEqualTo(1);
      assertThat(server.requests().get(0).headers().firstValue(EndpointRequest.IDEMPOTENCY_FIELD))
          .isEmpty();
    }
  }

  @Test
  void strictMarkSurvivesACopyOfTheRequest() {
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest delete = HttpRequest.newBuilder(server.uri("/top")).DELETE().build();
      HttpRequest marked = Idempotency.mark(delete, Idempotency.NON_IDEMPOTENT);
      HttpRequest copy =
          HttpRequest.newBuilder(marked, (name, value) -> true).header("X-Trace", "1").build();
      assertThat(copy).isNotInstanceOf(EndpointRequest.class);
      assertThatThrownBy(() -> http.send(copy, BodyHandlers.ofString()))
          .isInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.received("DELETE")).isEqualTo(1);
      assertThat(server.requests().get(0).header(EndpointRequest.IDEMPOTENCY_FIELD)).isEmpty();
      assertThat(server.requests().get(0).header("X-Trace")).isEqualTo("1");
    }
  }

  @Test
  void postMarkedIdempotentIsSentAgain() throws Exception {
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      HttpRequest post =
          HttpRequest.newBuilder(server.uri("/search"))
              .POST(HttpRequest.BodyPublishers.ofString("q"))
              .build();
      HttpRequest marked = Idempotency.mark(post, Idempotency.IDEMPOTENT);
      assertThat(http.send(marked, BodyHandlers.ofString()).body()).isEqualTo("done");
      assertThat(server.received("POST")).isEqualTo(2);
    }
  }

  @Test
  @Tag("L2")
  void keyMakesACallIdempotentAndIsTheSameOnEveryAttempt() {
    Endpoint keyed = PAY.withIdempotencyKey("Idempotency-Key", Duration.ofHours(24));
    UUID key = UUID.randomUUID();
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      BoundEndpoint pay = bind(http, server.uri("/"), keyed);
      assertThat(pay.call().idempotencyKey(key).send(TEXT)).isEqualTo("done");
      assertThat(server.requests())
          .extracting(request -> request.header("Idempotency-Key"))
          .containsExactly(key.toString(), key.toString());
    }
  }

  @Test
  void keyIsMadeOncePerCallWhereTheMethodAsksForOne() {
    Endpoint keyed = PAY.withIdempotencyKey("X-Key", Duration.ofHours(24));
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      BoundEndpoint pay = bind(http, server.uri("/"), keyed);
      assertThat(pay.call().send(TEXT)).isEqualTo("done");
      assertThat(pay.call().send(TEXT)).isEqualTo("done");
      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests())
          .extracting(request -> request.header("X-Key"))
          .satisfies(keys -> assertThat(keys.get(0)).isNotEmpty().isEqualTo(keys.get(1)))
          .satisfies(keys -> assertThat(keys.get(2)).isNotEmpty().isNotEqualTo(keys.get(1)));
    }
  }

  @Test
  void keyThatIsNoLongerValidDoesNotCount() {
    Endpoint expired = PAY.withIdempotencyKey("Idempotency-Key", Duration.ofNanos(1));
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      BoundEndpoint pay = bind(http, server.uri("/"), expired);
      assertThatThrownBy(() -> pay.call().idempotencyKey("k").send(TEXT))
          .hasCauseInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  /** Its second copy waits for the only connection, on which something slow is. */
  @Test
  @Tag("R1")
  void keyThatRunsOutWhileTheCallWaitsForAConnectionIsAskedAbout() throws Exception {
    Endpoint keyed = PAY.withIdempotencyKey("Idempotency-Key", Duration.ofSeconds(1));
    CountDownLatch slowIsInLine = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    ConnectionScript script =
        connection -> {
          if (connection.readRequest().method().equals("POST")) {
            slowIsInLine.await();
            connection.close();
          } else {
            over.await();
            connection.respond(200, "slow");
          }
        };
    try (RawServer server = RawServer.start(script);
        ConnectionManager manager = ConnectionManager.builder().maxConnectionsPerOrigin(1).build();
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .connectionManager(manager)
                .retries(RetryRegistry.of(Map.of("default", AFTER_A_WHILE)))
                .build()) {
      BoundEndpoint pay = bind(http, server.uri("/"), keyed);
      CompletableFuture<String> paid = CompletableFuture.supplyAsync(() -> pay.call().send(TEXT));
      while (server.received("POST") == 0) {
        Thread.onSpinWait();
      }
      CompletableFuture<?> slow =
          http.sendAsync(
              HttpRequest.newBuilder(server.uri("/slow")).build(), BodyHandlers.ofString());
      slowIsInLine.countDown();
      assertThatThrownBy(paid::join).hasRootCauseInstanceOf(EOFException.class);
      over.countDown();
      slow.join();
      assertThat(server.received("POST")).isEqualTo(1);
    } finally {
      over.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "\"\"", "\" \"", "\"", ",", "\u00a0"})
  @Tag("R1")
  void fieldWithoutAKeyMakesNothingIdempotent(String nothing) {
    assertAskedAbout(
        request -> request.header("Idempotency-Key", nothing).POST(BodyPublishers.ofString("1")));
  }

  @Test
  @Tag("R1")
  void ofTwoKeysNobodyKnowsWhichOneCounts() {
    assertAskedAbout(
        request ->
            request
                .header("Idempotency-Key", "a")
                .header("Idempotency-Key", "b")
                .POST(BodyPublishers.ofString("1")));
  }

  /** A person who types a password takes longer than the server knows the key. */
  @Test
  @Tag("R1")
  void keyThatRunsOutWhileCredentialsAreSoughtIsAskedAbout() {
    Duration validFor = Duration.ofSeconds(1);
    Endpoint keyed = PAY.withIdempotencyKey("Idempotency-Key", validFor);
    Authenticator slow =
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            long until = System.nanoTime() + validFor.toNanos();
            while (System.nanoTime() < until) {
              LockSupport.parkNanos(until - System.nanoTime());
            }
            return new PasswordAuthentication("u", "p".toCharArray());
          }
        };
    ConnectionScript script =
        connection -> {
          connection.readRequest();
          if (connection.index() > 0) {
            connection.respond(401, Map.of("WWW-Authenticate", "Basic realm=\"r\""), "");
            connection.readRequest();
            connection.respond(200, "paid again");
          }
        };
    try (RawServer server = RawServer.start(script);
        RedialHttpClient http =
            RedialHttpClient.newBuilder()
                .authenticator(slow)
                .retries(RetryRegistry.of(Map.of("default", SOON)))
                .build()) {
      BoundEndpoint pay = bind(http, server.uri("/"), keyed);
      assertThatThrownBy(() -> pay.call().send(TEXT))
          .hasCauseInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.received("POST")).isEqualTo(2);
    }
  }

  @Test
  @Tag("R1")
  void ofSeveralMarksTheStrictestCounts() {
    assertAskedAbout(
        request ->
            request
                .header(EndpointRequest.IDEMPOTENCY_FIELD, "idempotent")
                .header(EndpointRequest.IDEMPOTENCY_FIELD, "non-idempotent")
                .DELETE());
  }

  @Test
  @Tag("R1")
  void keyThatAnInterceptorTakesAwayDoesNotCount() {
    Endpoint keyed = PAY.withIdempotencyKey("X-Key", Duration.ofHours(24));
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      BoundEndpoint pay =
          Redial.builder()
              .httpClient(http)
              .baseUri("shop", server.uri("/"))
              .interceptor(call -> call.header("X-Key", ""))
              .build()
              .bind(keyed);
      assertThatThrownBy(() -> pay.call().send(TEXT))
          .hasCauseInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  /** It may have come from outside, through a gateway that hands on what it is given. */
  @ParameterizedTest
  @ValueSource(strings = {"idempotent", "safe", "SAFE", "true"})
  @Tag("R1")
  void fieldThatLoosensIsNotBelieved(String mark) {
    assertAskedAbout(
        request ->
            request
                .header(EndpointRequest.IDEMPOTENCY_FIELD, mark)
                .POST(BodyPublishers.ofString("1")));
  }

  @Test
  @Tag("S11")
  void pathValueCannotLeaveItsSegment() {
    Endpoint file = Endpoint.of("shop", "file", "GET", "/files/{name}.txt", Idempotency.SAFE);
    Endpoint dot = Endpoint.of("shop", "dot", "GET", "/files/.{name}", Idempotency.SAFE);
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      BoundEndpoint files = bind(http, server.uri("/"), file);
      assertThat(files.call().path("../a b?c#d%2F;é").send(TEXT)).isEqualTo("done");
      assertThat(server.requests().get(0).target())
          .isEqualTo("/files/..%2Fa%20b%3Fc%23d%252F%3B%C3%A9.txt");
      assertThatThrownBy(() -> files.call().path(".."))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> files.call().path("")).hasMessageContaining("{name}");
      BoundEndpoint dots = bind(http, server.uri("/"), dot);
      assertThatThrownBy(() -> dots.call().path(".").send(TEXT))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @Tag("S11")
  void headerValueWithLineEndIsRefused() {
    Endpoint get = Endpoint.of("shop", "get", "GET", "/x", Idempotency.SAFE);
    try (RawServer server = forgetful();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      BoundEndpoint bound = bind(http, server.uri("/"), get);
      assertThatThrownBy(() -> bound.call().header("X-A", "b\r\nX-Evil: 1").send(TEXT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("X-A");
      assertThat(server.requests()).isEmpty();
    }
  }
}
