package dev.redial.runtime;

import static dev.redial.runtime.Stage.attempts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Delivery;
import dev.redial.resend.RequestFailedException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a request arrives after what, by RFC 9110, section 9.2.2. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResendRulesTest {
  private static final String UNAVAILABLE = "503";

  private static final ConnectionScript CLOSES =
      connection -> {
        connection.readRequest();
        connection.close();
      };

  /** One answer, then the next request is read and the connection closed. */
  private static final ConnectionScript CLOSES_ON_THE_SECOND =
      connection -> {
        connection.respond(200, connection.readRequest().target());
        connection.readRequest();
        connection.close();
      };

  @Test
  @Tag("R1")
  void postOnAReusedConnectionIsNotSentAgain() throws Exception {
    try (Stage stage = Stage.of(ConnectionScript.inTurn(CLOSES_ON_THE_SECOND, Stage.TARGETS))) {
      stage.send("GET", "/first");
      assertThatThrownBy(() -> stage.send("POST", "/order"))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> {
                assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(e.attempt().connection().exchangesBefore()).isEqualTo(1);
              });
      assertThat(stage.arrivals("/order")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  @Tag("R2")
  void idempotentCallOnAReusedConnectionIsSentAgainWithoutItsPolicy(String method)
      throws Exception {
    try (Stage stage =
        Stage.of(1, ConnectionScript.inTurn(CLOSES_ON_THE_SECOND, Stage.TARGETS), attempts(1))) {
      stage.send("GET", "/first");
      assertThat(stage.send(method, "/x").body()).isEqualTo("/x");
      assertThat(stage.arrivals("/x")).isEqualTo(2);
    }
  }

  @Test
  @Tag("R2")
  @Tag("R3")
  void thatIsDoneOnceThenThePolicyDecides() throws Exception {
    ConnectionScript first = ConnectionScript.inTurn(CLOSES_ON_THE_SECOND, CLOSES);
    try (Stage stage = Stage.of(1, first, attempts(3))) {
      stage.send("GET", "/first");
      assertThatThrownBy(() -> stage.send("GET", "/x"))
          .isInstanceOfSatisfying(
              RequestFailedException.class, e -> assertThat(e.attempt().number()).isEqualTo(4))
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(3));
      assertThat(stage.arrivals("/x")).isEqualTo(4);
    }
  }

  @Test
  @Tag("R4")
  void idempotentCallOnAFreshConnectionIsLeftToItsPolicy() {
    try (Stage stage = Stage.of(1, CLOSES, attempts(1))) {
      assertThatThrownBy(() -> stage.send("GET", "/x")).isInstanceOf(RequestFailedException.class);
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
    try (Stage stage = Stage.of(1, CLOSES, attempts(3))) {
      assertThatThrownBy(() -> stage.send("PUT", "/x")).isInstanceOf(RequestFailedException.class);
      assertThat(stage.arrivals("/x")).isEqualTo(3);
    }
  }

  /** 100,000 octets, too many to be captured, from the first subscription. */
  private static BodyPublisher large(Flow.Publisher<ByteBuffer> later) {
    AtomicInteger subscriptions = new AtomicInteger();
    BodyPublisher whole = BodyPublishers.ofByteArray(new byte[100_000]);
    return BodyPublishers.fromPublisher(
        subscriber -> (subscriptions.getAndIncrement() == 0 ? whole : later).subscribe(subscriber),
        100_000);
  }

  @Test
  @Tag("R5")
  void largeBodyIsSubscribedToAgain() throws Exception {
    BodyPublisher again = BodyPublishers.ofByteArray(new byte[100_000]);
    ConnectionScript second =
        connection -> {
          while (true) {
            connection.respond(200, "" + connection.readRequest().body().length());
          }
        };
    try (Stage stage = Stage.of(ConnectionScript.inTurn(CLOSES, second))) {
      HttpRequest put = stage.request("GET", "/x").PUT(large(again)).build();
      assertThat(stage.http().send(put, BodyHandlers.ofString()).body()).isEqualTo("100000");
    }
  }

  @Test
  @Tag("R5")
  void publisherThatRefusesASecondSubscriptionEndsTheCall() {
    Flow.Publisher<ByteBuffer> refusing =
        subscriber -> {
          throw new IllegalStateException("only once");
        };
    try (Stage stage = Stage.of(CLOSES)) {
      HttpRequest put = stage.request("GET", "/x").PUT(large(refusing)).build();
      assertThatThrownBy(() -> stage.http().send(put, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasStackTraceContaining("only once")
          .hasStackTraceContaining("attempt 1");
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99_999, 100_001})
  @Tag("R5")
  void secondBodyOfAnotherLengthNeverBecomesARequest(int length) {
    BodyPublisher other = BodyPublishers.ofByteArray(new byte[length]);
    try (Stage stage = Stage.of(ConnectionScript.inTurn(CLOSES, Stage.TARGETS))) {
      HttpRequest put = stage.request("GET", "/x").PUT(large(other)).build();
      assertThatThrownBy(() -> stage.http().send(put, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("contentLength");
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }

  @Test
  @Tag("R6")
  @Tag("S15")
  void serverInTroubleIsSentAFifthMoreThanTheCallsAtMost() {
    int calls = 400;
    try (Stage stage = Stage.of(6, CLOSES, attempts(5))) {
      long begun = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        assertThatThrownBy(() -> stage.send("GET", "/x")).isInstanceOf(IOException.class);
      }
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun) + 1;
      assertThat(stage.arrivals("/x")).isLessThanOrEqualTo(calls * 12L / 10 + 10 * (seconds + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  @Tag("R7")
  void misdirectedRequestIsSentOnceMoreOnAnotherConnection(String method) throws Exception {
    ConnectionScript wrong = ConnectionScript.answering(421, "not mine");
    try (Stage stage = Stage.of(ConnectionScript.inTurn(wrong, Stage.TARGETS))) {
      assertThat(stage.send(method, "/x").body()).isEqualTo("/x");
      assertThat(stage.targetsOn(0)).containsExactly("/x");
      assertThat(stage.targetsOn(1)).containsExactly("/x");
    }
    try (Stage stage = Stage.of(wrong)) {
      assertThat(stage.send(method, "/x").statusCode()).isEqualTo(421);
      assertThat(stage.arrivals("/x")).isEqualTo(2);
    }
  }

  @Test
  @Tag("R7")
  void refusedExpectationIsSentOnceMoreWithoutIt() throws Exception {
    ConnectionScript refusing =
        connection -> {
          while (true) {
            RawRequest head = connection.readHead();
            boolean expects = !head.header("Expect").isEmpty();
            String body = expects ? "" : connection.readBody(head);
            connection.respond(expects ? 417 : 200, body);
          }
        };
    try (Stage stage = Stage.of(refusing)) {
      HttpRequest post = stage.request("POST", "/x").expectContinue(true).build();
      assertThat(stage.http().send(post, BodyHandlers.ofString()).body()).isEqualTo("body of /x");
      assertThat(stage.server().requests())
          .extracting(request -> request.header("Expect"))
          .containsExactly("100-continue", "");
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, 2, 200", "DELETE, 2, 200", "POST, 1, 408"})
  @Tag("R7")
  void serverThatGaveUpReadingIsAskedAgainWhereThatIsSafe(String method, int arrivals, int status)
      throws Exception {
    ConnectionScript impatient =
        connection -> {
          connection.readRequest();
          connection.respond(408, Map.of("Connection", "close"), "");
        };
    try (Stage stage =
        Stage.of(1, ConnectionScript.inTurn(impatient, Stage.TARGETS), attempts(1))) {
      assertThat(stage.send(method, "/x").statusCode()).isEqualTo(status);
      assertThat(stage.arrivals("/x")).isEqualTo(arrivals);
    }
  }

  @Test
  @Tag("R3")
  @Tag("R6")
  void serverThatClosesBehindAnExpectationIsNotAskedAgainBeyondTheBudget() throws Exception {
    AtomicInteger heads = new AtomicInteger();
    ConnectionScript closing =
        connection -> {
          connection.readHead();
          heads.incrementAndGet();
        };
    try (RawServer server = RawServer.start(closing);
        ConnectionManager none = unforgiving();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(none).build()) {
      HttpRequest put =
          HttpRequest.newBuilder(server.uri("/x"))
              .expectContinue(true)
              .PUT(HttpRequest.BodyPublishers.ofString("x"))
              .build();
      assertThatThrownBy(() -> http.send(put, BodyHandlers.ofString()))
          .hasMessageContaining("too many calls to localhost are being sent again");
      assertThat(heads).hasValue(1);
    }
  }

  /** Nothing that is charged may be sent again. */
  private static ConnectionManager unforgiving() {
    return ConnectionManager.builder().maxRetryRatio(0).minRetriesPerSecond(0).build();
  }

  @Test
  @Tag("R6")
  @Tag("R7")
  void serverThatGaveUpReadingIsNotAskedAgainBeyondTheBudget() throws Exception {
    Map<String, String> closing = Map.of("Connection", "close");
    ConnectionScript impatient =
        connection -> {
          connection.readRequest();
          connection.respond(408, closing, "");
        };
    try (RawServer server = RawServer.start(impatient);
        ConnectionManager none = unforgiving();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(none).build()) {
      HttpRequest get = HttpRequest.newBuilder(server.uri("/x")).build();
      assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(408);
      assertThat(server.received("GET")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "425, GET, 1",
    "429, GET, 3",
    "502, GET, 3",
    "503, PUT, 3",
    "504, DELETE, 3",
    "503, POST, 1",
    "429, POST, 1",
    "500, GET, 1"
  })
  @Tag("R7")
  void otherStatusesAreLeftToThePolicy(int status, String method, int arrivals) throws Exception {
    try (Stage stage = Stage.of(ConnectionScript.answering(status, "later"))) {
      assertThat(stage.send(method, "/x").statusCode()).isEqualTo(status);
      assertThat(stage.arrivals("/x")).isEqualTo(arrivals);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "3600, 1"})
  @Tag("R6")
  @Tag("R7")
  void retryAfterBeyondTheCapReturnsTheAnswer(String seconds, int arrivals) throws Exception {
    ConnectionScript busy = connection -> answerBusy(connection, seconds);
    try (Stage stage = Stage.of(1, busy, attempts(3))) {
      assertThat(stage.send("GET", "/x").statusCode()).isEqualTo(503);
      assertThat(stage.arrivals("/x")).isEqualTo(arrivals);
    }
  }

  private static void answerBusy(RawConnection connection, String seconds) throws IOException {
    while (true) {
      connection.readRequest();
      connection.respond(
          Integer.parseInt(UNAVAILABLE), Map.of("Retry-After", seconds), UNAVAILABLE);
    }
  }

  @Test
  @Tag("R9")
  void failureTellsEveryAttemptItsDeliveryAndItsConnection() throws Exception {
    ConnectionScript script = ConnectionScript.inTurn(CLOSES_ON_THE_SECOND, CLOSES);
    try (Stage stage = Stage.of(1, script, attempts(1))) {
      stage.send("GET", "/first");
      assertThatThrownBy(() -> stage.send("GET", "/x"))
          .isInstanceOfSatisfying(
              RequestFailedException.class,
              e -> {
                assertThat(e.attempt().number()).isEqualTo(2);
                assertThat(e.attempt().delivery()).isEqualTo(Delivery.UNKNOWN);
                assertThat(e.attempt().connection().exchangesBefore()).isZero();
                assertThat(e.attempt().connection().octetsSent()).isPositive();
                assertThat(e.attempt().connection().age()).isPositive();
                assertThat(e.attempt().elapsed()).isGreaterThan(Duration.ZERO);
              })
          .satisfies(
              e ->
                  assertThat(e.getSuppressed()[0])
                      .hasMessageContaining("attempt 1")
                      .hasMessageContaining("reused, 1 before it"));
    }
  }
}
