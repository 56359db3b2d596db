package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.Endpoint;
import dev.redial.HttpStatusException;
import dev.redial.Idempotency;
import dev.redial.IdempotencyKey.Quoting;
import dev.redial.codec.BodyType;
import dev.redial.resend.IncompleteResponseException;
import dev.redial.resend.ResendConfirmation;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawServer;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key makes of a call, counted by the server. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class IdempotencyKeysTest {
  private static final String FIELD = "X-Key";
  private static final Endpoint PAY =
      Endpoint.of("shop", "pay", "POST", "/payments", Idempotency.NON_IDEMPOTENT);
  private static final Endpoint KEYED = PAY.withIdempotencyKey(FIELD, Duration.ofHours(1));
  private static final Endpoint SHORT = PAY.withIdempotencyKey(FIELD, Duration.ofSeconds(30));
  private static final Returns<String> TEXT = Returns.body(BodyType.of(String.class));
  private static final ConnectionScript OK = answering(200, Map.of());
  private static final ConnectionScript IN_PROGRESS = answering(409, Map.of());
  private static final ConnectionScript CLOSES =
      connection -> {
        connection.readRequest();
        connection.close();
      };

  private final AtomicInteger asked = new AtomicInteger();

  /** Answers one request on each connection. */
  private static ConnectionScript answering(int status, Map<String, String> fields) {
    Map<String, String> all = new java.util.HashMap<>(fields);
    all.put("Connection", "close");
    return connection -> {
      connection.readRequest();
      connection.respond(status, all, "answered " + status);
    };
  }

  private static RawServer server(ConnectionScript... connections) {
    return RawServer.start(ConnectionScript.inTurn(connections));
  }

  private static RetryRegistry policy(int attempts, Duration wait, int... statuses) {
    return RetryRegistry.of(
        Map.of(
            "default",
            RetryConfig.<ResponseInfo>custom()
                .maxAttempts(attempts)
                .intervalFunction(IntervalFunction.of(wait))
                .retryOnResult(
                    answer ->
                        java.util.Arrays.stream(statuses)
                            .anyMatch(status -> status == answer.statusCode()))
                .build()));
  }

  private RedialHttpClient.Builder client() {
    return RedialHttpClient.newBuilder()
        .retries(policy(3, Duration.ofMillis(1), 503))
        .confirmation(
            ResendConfirmation.of(
                attempt -> {
                  asked.incrementAndGet();
                  return true;
                }));
  }

  private static EndpointCall pay(RedialHttpClient http, RawServer server, Endpoint endpoint) {
    return Redial.builder()
        .httpClient(http)
        .baseUri("shop", server.uri("/"))
        .build()
        .bind(endpoint)
        .call()
        .body("amount=1", BodyType.of(String.class));
  }

  private static List<String> keys(RawServer server) {
    return server.requests().stream().map(request -> request.header(FIELD)).toList();
  }

  // ---- the key

  @Test
  void keyThatIsMadeHereIsAUuidOfVersion7AndOfNow() {
    try (RawServer server = server(CLOSES, OK, OK);
        RedialHttpClient http = client().build()) {
      long before = System.currentTimeMillis();
      assertThat(pay(http, server, KEYED).send(TEXT)).isEqualTo("answered 200");
      assertThat(pay(http, server, KEYED).send(TEXT)).isEqualTo("answered 200");
      long after = System.currentTimeMillis();
      List<UUID> keys = keys(server).stream().map(UUID::fromString).toList();
      assertThat(keys).hasSize(3);
      assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
      assertThat(keys).allSatisfy(key -> assertThat(key.version()).isEqualTo(7));
      assertThat(keys).allSatisfy(key -> assertThat(key.variant()).isEqualTo(2));
      assertThat(keys)
          .allSatisfy(
              key -> assertThat(key.getMostSignificantBits() >>> 16).isBetween(before, after));
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void quotedKeyIsAString() {
    Endpoint quoted = PAY.withIdempotencyKey(FIELD, Duration.ofHours(1), Quoting.STRING);
    try (RawServer server = server(OK);
        RedialHttpClient http = client().build()) {
      pay(http, server, quoted).idempotencyKey("a\"1").send(TEXT);
      pay(http, server, quoted).send(TEXT);
      assertThat(keys(server).get(0)).isEqualTo("\"a\\\"1\"");
      assertThat(keys(server).get(1)).matches("\"\\p{XDigit}{8}-\\p{XDigit}{4}-7[^\"]{21}\"");
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"hidden\r\n", "hidden\u20ac", " hidden"})
  void keyThatCannotBeSentIsRefusedWithoutBeingTold(String key) {
    try (RawServer server = server(OK);
        RedialHttpClient http = client().build()) {
      EndpointCall call = pay(http, server, KEYED);
      assertThatThrownBy(() -> call.idempotencyKey(key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("shop.pay")
          .hasMessageNotContaining("hidden");
    }
  }

  @Test
  void keyThatNoStringHasIsRefusedWithoutBeingTold() {
    Endpoint quoted = PAY.withIdempotencyKey(FIELD, Duration.ofHours(1), Quoting.STRING);
    try (RawServer server = server(OK);
        RedialHttpClient http = client().build()) {
      EndpointCall call = pay(http, server, quoted);
      assertThatThrownBy(() -> call.idempotencyKey("hidden\u00e9"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("idempotency key of shop.pay")
          .hasMessageNotContaining("hidden");
    }
  }

  // ---- the same one

  @Test
  void keyIsTheSameAfterAConfirmation() {
    Endpoint expired = PAY.withIdempotencyKey(FIELD, Duration.ofNanos(1));
    try (RawServer server = server(CLOSES, CLOSES, OK);
        RedialHttpClient http = client().build()) {
      assertThat(pay(http, server, expired).idempotencyKey("k").send(TEXT))
          .isEqualTo("answered 200");
      assertThat(asked).hasValue(2);
      assertThat(keys(server)).containsExactly("k", "k", "k");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308})
  void keyIsTheSameAfterARedirectThatKeepsTheMethod(int status) {
    ConnectionScript moved = answering(status, Map.of("Location", "/elsewhere"));
    try (RawServer server = server(moved, CLOSES, OK);
        RedialHttpClient http = client().followRedirects(Redirect.NORMAL).build()) {
      assertThat(pay(http, server, KEYED).idempotencyKey("k").send(TEXT)).isEqualTo("answered 200");
      assertThat(keys(server)).containsExactly("k", "k", "k");
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void keyOfWhateverNameGoesWithTheContentWhereTheMethodChanges() {
    ConnectionScript moved = answering(303, Map.of("Location", "/elsewhere"));
    try (RawServer server = server(moved, moved, OK);
        RedialHttpClient http = client().followRedirects(Redirect.NORMAL).build()) {
      pay(http, server, KEYED).idempotencyKey("k").send(TEXT);
      assertThat(keys(server)).containsExactly("k", "", "");
      assertThat(server.received("GET")).isEqualTo(2);
    }
  }

  // ---- as long as it counts

  @Test
  void keyThatRunsOutWhileThePolicyWaitsIsAskedAbout() {
    try (RawServer server = server(CLOSES, OK);
        RedialHttpClient http =
            client()
                .retries(policy(3, Duration.ofHours(1)))
                .confirmation(ResendConfirmation.never())
                .build()) {
      assertThatThrownBy(() -> pay(http, server, SHORT).send(TEXT))
          .hasCauseInstanceOf(UnconfirmedRequestException.class);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @Test
  void nobodyIsAskedWhereTheServerHasBegunToAnswer() {
    ConnectionScript cut =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
          connection.close();
        };
    try (RawServer server = server(cut, OK);
        RedialHttpClient http = client().retries(policy(3, Duration.ofHours(1))).build()) {
      assertThatThrownBy(() -> pay(http, server, SHORT).send(TEXT))
          .hasCauseInstanceOf(IncompleteResponseException.class);
      assertThat(asked).hasValue(0);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @Test
  void keyThatHasRunOutTriesNoStatusAgain() {
    Endpoint expired = PAY.withIdempotencyKey(FIELD, Duration.ofNanos(1));
    for (int status : new int[] {429, 409}) {
      try (RawServer server = server(answering(status, Map.of()), OK);
          RedialHttpClient http = client().build()) {
        assertThatThrownBy(() -> pay(http, server, expired).send(TEXT))
            .isInstanceOfSatisfying(
                HttpStatusException.class, e -> assertThat(e.status()).isEqualTo(status));
        assertThat(server.received("POST")).isEqualTo(1);
      }
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  @Tag("R7")
  void keyThatHasRunOutIsAskedAboutWhereThePolicyNamesTheStatus() {
    Endpoint expired = PAY.withIdempotencyKey(FIELD, Duration.ofNanos(1));
    try (RawServer server = server(answering(503, Map.of()), OK);
        RedialHttpClient http = client().build()) {
      assertThat(pay(http, server, expired).send(TEXT)).isEqualTo("answered 200");
      assertThat(asked).hasValue(1);
      assertThat(server.received("POST")).isEqualTo(2);
    }
  }

  @Test
  void keyThatWouldRunOutWhileAStatusIsWaitedOutReturnsTheAnswer() {
    for (int status : new int[] {503, 409}) {
      try (RawServer server = server(answering(status, Map.of()), OK);
          RedialHttpClient http = client().retries(policy(3, Duration.ofHours(1), 503)).build()) {
        assertThatThrownBy(() -> pay(http, server, SHORT).send(TEXT))
            .isInstanceOf(HttpStatusException.class);
        assertThat(server.received("POST")).isEqualTo(1);
      }
    }
  }

  // ---- 409

  @Test
  @Tag("R7")
  void keyInUseIsWaitedOutUnderThePolicy() {
    try (RawServer server = server(CLOSES, IN_PROGRESS, OK);
        RedialHttpClient http = client().build()) {
      assertThat(pay(http, server, KEYED).idempotencyKey("k").send(TEXT)).isEqualTo("answered 200");
      assertThat(keys(server)).containsExactly("k", "k", "k");
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void keyInUseIsWaitedForAsLongAsTheServerAsks() {
    ConnectionScript later = answering(409, Map.of("Retry-After", "1"));
    try (RawServer server = server(later, OK);
        RedialHttpClient http = client().build()) {
      long begun = System.nanoTime();
      assertThat(pay(http, server, KEYED).send(TEXT)).isEqualTo("answered 200");
      assertThat(System.nanoTime() - begun).isGreaterThan(900_000_000L);
      assertThat(server.received("POST")).isEqualTo(2);
    }
  }

  @Test
  void keyInUseForLongerThanTheCapIsReturned() {
    ConnectionScript later = answering(409, Map.of("Retry-After", "60"));
    try (RawServer server = server(later, OK);
        RedialHttpClient http = client().build()) {
      assertThatThrownBy(() -> pay(http, server, KEYED).send(TEXT))
          .isInstanceOf(HttpStatusException.class);
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @Test
  void keyThatStaysInUseEndsWithThePolicysAttempts() {
    for (int attempts = 1; attempts <= 4; attempts++) {
      try (RawServer server = server(IN_PROGRESS);
          RedialHttpClient http =
              client().retries(policy(attempts, Duration.ofMillis(1))).build()) {
        assertThatThrownBy(() -> pay(http, server, KEYED).send(TEXT))
            .isInstanceOfSatisfying(
                HttpStatusException.class,
                e -> assertThat(e.bodyAsString()).isEqualTo("answered 409"))
            .hasMessageContaining("still at work on an earlier copy");
        assertThat(server.received("POST")).isEqualTo(attempts);
      }
    }
  }

  @Test
  void conflictOfACallWithoutAKeyIsItsAnswer() throws Exception {
    Endpoint put = Endpoint.of("shop", "put", "PUT", "/x", Idempotency.IDEMPOTENT);
    for (Endpoint endpoint : List.of(PAY, put)) {
      try (RawServer server = server(IN_PROGRESS, OK);
          RedialHttpClient http = client().build()) {
        assertThatThrownBy(() -> pay(http, server, endpoint).send(TEXT))
            .isInstanceOf(HttpStatusException.class)
            .hasMessageEndingWith("was answered with status 409");
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void keyOfAPlainRequestIsWaitedForToo() throws Exception {
    try (RawServer server = server(IN_PROGRESS, OK);
        RedialHttpClient http = client().build()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri("/x"))
              .header("Idempotency-Key", "k")
              .POST(BodyPublishers.ofString("x"))
              .build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      assertThat(server.received("POST")).isEqualTo(2);
    }
  }

  // ---- 422

  @ParameterizedTest
  @EnumSource(Quoting.class)
  void keyThatCameWithAnotherContentFailsAndSaysSo(Quoting quoting) {
    Endpoint keyed = PAY.withIdempotencyKey(FIELD, Duration.ofHours(1), quoting);
    try (RawServer server = server(answering(422, Map.of()), OK);
        RedialHttpClient http = client().retries(policy(3, Duration.ofMillis(1), 422)).build()) {
      assertThatThrownBy(() -> pay(http, server, keyed).idempotencyKey("k-77").send(TEXT))
          .isInstanceOfSatisfying(
              HttpStatusException.class,
              e -> assertThat(e.bodyAsString()).isEqualTo("answered 422"))
          .hasMessageContaining("its idempotency key came with another content before")
          .hasMessageNotContaining("k-77");
      assertThat(server.received("POST")).isEqualTo(1);
    }
  }

  @Test
  void policyMayStillNameItWhereThereIsNoKey() {
    Endpoint put = Endpoint.of("shop", "put", "PUT", "/x", Idempotency.IDEMPOTENT);
    try (RawServer server = server(answering(422, Map.of()), OK);
        RedialHttpClient http = client().retries(policy(3, Duration.ofMillis(1), 422)).build()) {
      assertThat(pay(http, server, put).send(TEXT)).isEqualTo("answered 200");
    }
  }
}
