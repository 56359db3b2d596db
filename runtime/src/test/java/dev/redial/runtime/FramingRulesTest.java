package dev.redial.runtime;

import static dev.redial.runtime.Stage.bodyOf;
import static dev.redial.runtime.Stage.failureOf;
import static dev.redial.runtime.Stage.warm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.IncompleteResponseException;
import dev.redial.resend.ProtocolViolationException;
import dev.redial.testing.ConnectionScript;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an answer ends, by RFC 9112, sections 6 and 8: what the caller and the server see. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FramingRulesTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  /** Writes this to the first request; later connections answer with the target. */
  private static ConnectionScript saying(String first) {
    return ConnectionScript.inTurn(
        connection -> {
          connection.readRequest();
          connection.write(first);
          connection.awaitClose();
        },
        Stage.TARGETS);
  }

  @Test
  @Tag("F1")
  void answerWithoutContentByItsStatusHasNoneWhateverItsFieldsSay() throws Exception {
    ConnectionScript bothAtOnce =
        warm(
            connection -> {
              connection.readRequest();
              connection.readRequest();
              connection.write(
                  "HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\n" + Stage.answer("next"));
              connection.awaitClose();
            });
    try (Stage stage = Stage.of(bothAtOnce).warmUp()) {
      var calls = stage.startAll("/cached", "/next");
      assertThat(Stage.within(calls.get(0)).statusCode()).isEqualTo(304);
      assertThat(bodyOf(calls.get(1))).isEqualTo("next");
    }
  }

  @Test
  @Tag("F1")
  void chunkedAsTheFinalCodingDecides() throws Exception {
    String head = OK + "Transfer-Encoding: gzip, chunked\r\n\r\n";
    try (Stage stage = Stage.of(saying(head + "3\r\nabc\r\n0\r\n\r\n" + "\r\n"))) {
      assertThat(stage.send("GET", "/x").body()).isEqualTo("abc");
    }
  }

  @Test
  @Tag("F2")
  @Tag("S4")
  void lengthAndCodingTogetherFailTheHeadAndTheRestIsAnsweredElsewhere() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    ConnectionScript faulty =
        warm(
            connection -> {
              for (int i = 0; i < 3; i++) {
                connection.readRequest();
              }
              answer.await();
              connection.write(
                  OK
                      + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                      + "3\r\nabc\r\n0\r\n\r\n"
                      + Stage.answer("smuggled"));
              connection.awaitClose();
            },
            Stage.TARGETS);
    try (Stage stage = Stage.ofTls(1, faulty, client -> client).warmUp()) {
      var calls = stage.startAll("/a", "/b", "/c");
      stage.lineUp(2, answer::countDown);
      assertThat(failureOf(calls.get(0)))
          .isInstanceOf(ProtocolViolationException.class)
          .hasMessageContaining("GET " + stage.server().uri("/a"));
      assertThat(bodyOf(calls.get(1))).isEqualTo("/b");
      assertThat(bodyOf(calls.get(2))).isEqualTo("/c");
      assertThat(stage.targetsOn(0)).containsExactly("/a", "/b", "/c");
      assertThat(stage.targetsOn(1)).containsExactly("/b", "/c");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nContent-Length: 2",
        "Content-Length: 4, 2",
        "Content-Length: +4",
        "Content-Length: 18446744073709551620",
        "Content-Length : 4",
        " Content-Length: 4",
        "X: a\rb\r\nContent-Length: 4",
        "X: a\u0000b\r\nContent-Length: 4"
      })
  @Tag("F3")
  @Tag("F9")
  @Tag("S4")
  void doubtfulHeadFailsTheCallAndClosesTheConnection(String fields) throws Exception {
    try (Stage stage = Stage.of(saying(OK + fields + "\r\n\r\nabcd"))) {
      assertThatThrownBy(() -> stage.send("GET", "/x"))
          .isInstanceOf(ProtocolViolationException.class);
      assertThat(stage.send("GET", "/next").body()).isEqualTo("/next");
      assertThat(stage.targetsOn(0)).containsExactly("/x");
      assertThat(stage.targetsOn(1)).containsExactly("/next");
    }
  }

  @Test
  @Tag("F3")
  void equalLengthsAreOne() throws Exception {
    String head = OK + "Content-Length: 4, 4\r\nContent-Length: 4\r\n\r\nabcd";
    try (Stage stage = Stage.of(saying(head))) {
      assertThat(stage.send("GET", "/x").body()).isEqualTo("abcd");
    }
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 10, abc, 10", "Transfer-Encoding: chunked, '5\r\nabc', -1"})
  @Tag("F4")
  @Tag("S12")
  void fewerOctetsThanPromisedAreNoAnswer(String field, String body, long expected) {
    ConnectionScript cut =
        connection -> {
          connection.readRequest();
          connection.write(OK + field + "\r\n\r\n" + body);
        };
    try (Stage stage = Stage.of(1, cut, Stage.attempts(1))) {
      assertThatThrownBy(() -> stage.send("GET", "/x"))
          .isInstanceOfSatisfying(
              IncompleteResponseException.class,
              e -> {
                assertThat(e.received()).isEqualTo(3);
                assertThat(e.expected().orElse(-1)).isEqualTo(expected);
              });
    }
  }

  @Test
  @Tag("F5")
  void answerUntilTheCloseIsCompleteAfterFinAndNotAfterRst() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    ConnectionScript finThenRst =
        connection -> {
          boolean fin = connection.readRequest().target().equals("/fin");
          connection.write(OK + "\r\nall of it");
          if (!fin) {
            begun.await();
            connection.reset();
          }
        };
    try (Stage stage = Stage.of(finThenRst)) {
      assertThat(stage.send("GET", "/fin").body()).isEqualTo("all of it");
      var answer =
          stage.http().send(stage.request("GET", "/rst").build(), BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        assertThat(in.readNBytes(3)).hasSize(3);
        begun.countDown();
        assertThatThrownBy(in::readAllBytes)
            .isInstanceOf(IOException.class)
            .hasRootCauseInstanceOf(IOException.class);
      }
      assertThat(stage.server().connections()).isEqualTo(2);
    }
  }

  @Test
  @Tag("F5")
  void behindAnAnswerUntilTheCloseOthersAreSentElsewhereAtOnce() throws Exception {
    CountDownLatch others = new CountDownLatch(1);
    ConnectionScript untilClose =
        connection -> {
          connection.write(OK + "\r\nfirst half, ");
          others.await();
          connection.write("second half");
          connection.close();
        };
    try (TwoLanes lanes = TwoLanes.of(untilClose)) {
      var calls = lanes.pipeline("GET");
      assertThat(bodyOf(calls.get(1))).isEqualTo("/b");
      assertThat(bodyOf(calls.get(2))).isEqualTo("/c");
      assertThat(calls.get(0)).isNotDone();
      others.countDown();
      assertThat(bodyOf(calls.get(0))).isEqualTo("first half, second half");
      assertThat(lanes.stage().arrivals("/head")).isEqualTo(1);
    }
  }

  @Test
  @Tag("F6")
  @Tag("F7")
  @Tag("S7")
  void interimAnswersTakeNobodysTurnAndAHeadHasNoContent() throws Exception {
    ConnectionScript hints =
        warm(
            connection -> {
              connection.readRequest();
              connection.readRequest();
              connection.write("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
              connection.write(Stage.answer("/a"));
              connection.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n");
              connection.write(OK + "Content-Length: 1000\r\n\r\n");
              Stage.TARGETS.run(connection);
            });
    try (Stage stage = Stage.of(hints).warmUp()) {
      var first = stage.start("GET", "/a");
      var head = stage.start("HEAD", "/b");
      var behind = stage.start("GET", "/c");
      assertThat(bodyOf(first)).isEqualTo("/a");
      assertThat(bodyOf(head)).isEmpty();
      assertThat(bodyOf(behind)).isEqualTo("/c");
      assertThat(stage.server().connections()).isEqualTo(1);
      assertThat(stage.server().failures()).isEmpty();
    }
  }

  @Test
  @Tag("F6")
  @Tag("S14")
  void interimAnswersAreSkippedUpToALimit() throws Exception {
    String interim = "HTTP/1.1 102 Processing\r\n\r\n";
    try (Stage stage = Stage.of(saying(interim.repeat(16) + Stage.answer("at last")))) {
      assertThat(stage.send("GET", "/patient").body()).isEqualTo("at last");
    }
    try (Stage stage = Stage.of(saying(interim.repeat(20) + Stage.answer("too late")))) {
      assertThatThrownBy(() -> stage.send("GET", "/endless"))
          .isInstanceOf(ProtocolViolationException.class);
    }
  }

  @Test
  @Tag("F6")
  @Tag("S8")
  void switchOfProtocolsThatNobodyAskedForClosesTheConnection() throws Exception {
    String switching =
        "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n";
    try (Stage stage = Stage.of(saying(switching + Stage.answer("x")))) {
      assertThatThrownBy(() -> stage.send("GET", "/x"))
          .isInstanceOf(ProtocolViolationException.class);
      assertThat(stage.send("GET", "/next").body()).isEqualTo("/next");
      assertThat(stage.server().connections()).isEqualTo(2);
    }
  }

  @Test
  @Tag("F9")
  @Tag("S14")
  void headWithoutEndIsGivenUp() {
    ConnectionScript endless =
        connection -> {
          connection.readRequest();
          connection.write(OK);
          while (true) {
            connection.write("X-Filler: " + "x".repeat(1_000) + "\r\n");
          }
        };
    try (Stage stage = Stage.of(endless)) {
      assertThatThrownBy(() -> stage.send("GET", "/x"))
          .isInstanceOf(ProtocolViolationException.class);
    }
  }

  @Test
  @Tag("F10")
  void chunksInHttp10AreReadAndTheConnectionClosed() throws Exception {
    String head = "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (Stage stage = Stage.of(saying(head.concat("3\r\nabc\r\n0\r\n\r\n")))) {
      assertThat(stage.send("GET", "/x").body()).isEqualTo("abc");
      assertThat(stage.send("GET", "/next").body()).isEqualTo("/next");
      assertThat(stage.targetsOn(1)).containsExactly("/next");
    }
  }

  @Test
  @Tag("F10")
  void unknownMajorVersionIsABreach() {
    try (Stage stage = Stage.of(saying("HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
      assertThatThrownBy(() -> stage.send("GET", "/x"))
          .isInstanceOf(ProtocolViolationException.class);
    }
  }
}
