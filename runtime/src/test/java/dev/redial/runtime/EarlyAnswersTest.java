package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Delivery;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawConnection.Rest;
import dev.redial.testing.RawRequest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come before their request is out, and bodies that wait for one (rule C4). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EarlyAnswersTest {
  private static final int LARGE = 1_000_000_000;

  private static HttpRequest post(Stage stage, CountedBody body) {
    return stage.request("GET", "/x").POST(body).build();
  }

  private static HttpRequest expecting(Stage stage) {
    return stage.request("POST", "/x").expectContinue(true).build();
  }

  private static HttpResponse<String> send(Stage stage, HttpRequest request) throws Exception {
    return stage.http().send(request, BodyHandlers.ofString());
  }

  @ParameterizedTest
  @CsvSource({"413, close", "413, keep-alive", "200, close"})
  @Tag("C4")
  @Tag("S13")
  void finalAnswerStopsTheBodyAndEndsTheConnection(int status, String option) throws Exception {
    CompletableFuture<Rest> rest = new CompletableFuture<>();
    ConnectionScript refusing =
        connection -> {
          connection.readHead();
          connection.respond(status, Map.of("Connection", option), "enough");
          rest.complete(connection.readToEnd());
        };
    try (Stage stage = Stage.of(ConnectionScript.inTurn(refusing, Stage.TARGETS))) {
      CountedBody body = new CountedBody(LARGE, () -> {});
      HttpResponse<String> answer = send(stage, post(stage, body));
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).isEqualTo("enough");
      assertThat(Stage.within(rest).octets()).isLessThan(LARGE);
      assertThat(body.given()).isLessThan(LARGE);
      assertThat(stage.send("POST", "/next").body()).isEqualTo("/next");
      assertThat(stage.targetsOn(1)).containsExactly("/next");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 100_000})
  @Tag("C4")
  void earlySuccessLetsTheBodyGoOnAndTheConnectionIsReused(int content) throws Exception {
    CompletableFuture<Integer> received = new CompletableFuture<>();
    ConnectionScript echoing =
        connection -> {
          RawRequest head = connection.readHead();
          connection.respond(200, "x".repeat(content));
          received.complete(connection.readBody(head).length());
          Stage.TARGETS.run(connection);
        };
    try (Stage stage = Stage.of(echoing)) {
      CountedBody body = new CountedBody(5_000_000, () -> {});
      assertThat(send(stage, post(stage, body)).body()).hasSize(content);
      assertThat(Stage.within(received)).isEqualTo(5_000_000);
      assertThat(stage.send("POST", "/next").body()).isEqualTo("/next");
      assertThat(stage.server().connections()).isEqualTo(1);
    }
  }

  @Test
  @Tag("C4")
  void bodyGoesWhenItIsAskedFor() throws Exception {
    CompletableFuture<Boolean> early = new CompletableFuture<>();
    ConnectionScript careful =
        connection -> {
          RawRequest head = connection.readHead();
          early.complete(connection.hears(Duration.ofMillis(200)));
          connection.write("HTTP/1.1 100 Continue\r\n\r\n");
          connection.respond(200, connection.readBody(head));
          Stage.TARGETS.run(connection);
        };
    try (Stage stage = Stage.of(careful)) {
      assertThat(send(stage, expecting(stage)).body()).isEqualTo("body of /x");
      assertThat(Stage.within(early)).isFalse();
      assertThat(stage.server().requests().get(0).header("Expect")).isEqualTo("100-continue");
      assertThat(stage.send("POST", "/next").body()).isEqualTo("/next");
      assertThat(stage.server().connections()).isEqualTo(1);
    }
  }

  @Test
  @Tag("C4")
  void bodyGoesAfterASecondIfNobodyAsksForIt() throws Exception {
    CompletableFuture<Boolean> early = new CompletableFuture<>();
    ConnectionScript old =
        connection -> {
          RawRequest head = connection.readHead();
          early.complete(connection.hears(Duration.ofMillis(700)));
          connection.respond(200, connection.readBody(head));
        };
    try (Stage stage = Stage.of(old)) {
      assertThat(send(stage, expecting(stage)).body()).isEqualTo("body of /x");
      assertThat(Stage.within(early)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403})
  @Tag("C4")
  @Tag("S13")
  void bodyIsNotSentAfterAFinalAnswer(int status) throws Exception {
    CompletableFuture<Rest> rest = new CompletableFuture<>();
    ConnectionScript refusing =
        connection -> {
          connection.readHead();
          connection.respond(status, "no need");
          rest.complete(connection.readToEnd());
        };
    try (Stage stage = Stage.of(ConnectionScript.inTurn(refusing, Stage.TARGETS))) {
      HttpResponse<String> answer = send(stage, expecting(stage));
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.body()).isEqualTo("no need");
      assertThat(Stage.within(rest).octets()).isZero();
      assertThat(stage.send("POST", "/next").body()).isEqualTo("/next");
      assertThat(stage.targetsOn(1)).containsExactly("/next");
    }
  }

  private static void readHeadAndClose(RawConnection connection) throws Exception {
    connection.readHead();
    connection.close();
  }

  @Test
  @Tag("C4")
  @Tag("R1")
  void connectionLostBeforeTheBodyIsNotProcessedButAskedAbout() {
    try (Stage stage = Stage.of(EarlyAnswersTest::readHeadAndClose)) {
      assertThatThrownBy(() -> send(stage, expecting(stage)))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.NOT_PROCESSED));
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }

  @Test
  @Tag("C4")
  @Tag("R1")
  void trustedSilenceBeforeTheBodyIsSentAgainWithoutAsking() throws Exception {
    ConnectionScript second =
        connection -> {
          RawRequest head = connection.readHead();
          connection.write("HTTP/1.1 100 Continue\r\n\r\n");
          connection.respond(200, connection.readBody(head));
        };
    ConnectionScript script = ConnectionScript.inTurn(EarlyAnswersTest::readHeadAndClose, second);
    try (Stage stage =
        Stage.of(1, script, client -> client.expectContinue().trustExpectContinue())) {
      assertThat(stage.send("POST", "/x").body()).isEqualTo("body of /x");
      assertThat(stage.arrivals("/x")).isEqualTo(2);
    }
  }

  /** How a server answers {@code Expect}. */
  enum Consent {
    GIVEN,
    NEVER_GIVEN
  }

  @ParameterizedTest
  @EnumSource(Consent.class)
  @Tag("C4")
  void streamedBodyGoesOnAfterContinueOrAfterASecondWithoutIt(Consent consent) throws Exception {
    byte[] large = "0123456789".repeat(20_000).getBytes(StandardCharsets.ISO_8859_1);
    ConnectionScript script =
        connection -> {
          while (true) {
            RawRequest head = connection.readHead();
            if (consent == Consent.GIVEN) {
              connection.write("HTTP/1.1 100 Continue\r\n\r\n");
            }
            connection.respond(200, String.valueOf(connection.readBody(head).length()));
          }
        };
    List<BodyPublisher> bodies =
        List.of(
            BodyPublishers.ofByteArray(large),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
    try (Stage stage = Stage.of(script)) {
      for (BodyPublisher body : bodies) {
        HttpRequest request = stage.request("GET", "/x").POST(body).expectContinue(true).build();
        assertThat(send(stage, request).body()).isEqualTo("200000");
        assertThat(Stage.bodyOf(stage.start(request))).isEqualTo("200000");
      }
    }
  }

  @Test
  @Tag("C4")
  @Tag("R1")
  void connectionLostAfterAnInterimAnswerIsUnknown() {
    ConnectionScript interim =
        connection -> {
          connection.readHead();
          connection.write("HTTP/1.1 102 Processing\r\n\r\n");
          connection.close();
        };
    try (Stage stage = Stage.of(1, interim, client -> client.trustExpectContinue())) {
      assertThatThrownBy(() -> send(stage, expecting(stage)))
          .isInstanceOfSatisfying(
              UnconfirmedRequestException.class,
              e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }
}
