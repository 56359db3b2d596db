package dev.redial.runtime;

import static dev.redial.runtime.Stage.bodyOf;
import static dev.redial.runtime.Stage.failureOf;
import static dev.redial.runtime.Stage.warm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.Delivery;
import dev.redial.resend.IncompleteResponseException;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawConnection.PeerEnd;
import dev.redial.testing.RawConnection.Rest;
import dev.redial.testing.RawServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections end, and what is saved from those that end badly (rules C1 to C3). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ClosingRulesTest {

  @Test
  @Tag("C1")
  void answersBeforeAResetAreDeliveredAndTheRestIsSentAgain() throws Exception {
    ConnectionScript unread =
        warm(
            connection -> {
              connection.readRequest();
              connection.readRequest();
              while (!connection.requestWaiting()) {
                Thread.onSpinWait();
              }
              connection.respond(200, "/1");
              connection.respond(200, "/2");
              connection.closeUnread();
            },
            Stage.TARGETS);
    try (Stage stage = Stage.of(1, unread, Stage.attempts(1)).warmUp()) {
      var calls = stage.startAll("/1", "/2", "/3", "/4", "/5");
      for (int i = 1; i <= 5; i++) {
        assertThat(bodyOf(calls.get(i - 1))).isEqualTo("/" + i);
      }
      assertThat(stage.targetsOn(1)).containsExactlyInAnyOrder("/3", "/4", "/5");
    }
  }

  /** A server that tells of its refusal before it has read, so that its close is a reset. */
  @Test
  @Tag("C1")
  @Tag("C4")
  void refusalThatIsFollowedByAResetIsDelivered() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    ConnectionScript refusing =
        connection -> {
          connection.readHead();
          writing.await();
          connection.write("HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nno!");
          connection.closeUnread();
        };
    try (Stage stage = Stage.of(refusing)) {
      CountedBody body = new CountedBody(100_000_000, writing::countDown);
      HttpRequest post = stage.request("GET", "/x").POST(body).build();
      var answer = stage.http().send(post, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).isEqualTo("no!");
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }

  @Test
  @Tag("C2")
  void serverThatEndsItsInputMayStillAnswer() throws Exception {
    ConnectionScript deaf =
        connection -> {
          connection.readRequest();
          connection.shutdownInput();
          connection.respond(200, "answered all the same");
          connection.awaitClose();
        };
    try (Stage stage = Stage.of(deaf)) {
      assertThat(stage.send("POST", "/x").body()).isEqualTo("answered all the same");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"
      })
  @Tag("C2")
  @Tag("F4")
  void serverThatEndsItsOutputHasSaidWhatItSaid(String said) throws Exception {
    ConnectionScript ends =
        warm(
            connection -> {
              for (int i = 0; i < 3; i++) {
                connection.readRequest();
              }
              connection.respond(200, "/1");
              connection.write(said);
              connection.shutdownOutput();
              connection.awaitClose();
            },
            Stage.TARGETS);
    try (Stage stage = Stage.of(1, ends, Stage.attempts(2)).warmUp()) {
      var calls = stage.startAll("/1", "/2", "/3");
      assertThat(bodyOf(calls.get(0))).isEqualTo("/1");
      assertThat(bodyOf(calls.get(1))).isEqualTo("/2");
      assertThat(bodyOf(calls.get(2))).isEqualTo("/3");
      assertThat(stage.targetsOn(1)).containsExactlyInAnyOrder("/2", "/3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.", "HTTP/1.1 200 OK\r\nContent-Le"})
  @Tag("C2")
  @Tag("R1")
  void postToAServerThatEndsItsOutputIsAskedAbout(String said) throws Exception {
    ConnectionScript ends =
        connection -> {
          connection.readRequest();
          connection.write(said);
          connection.shutdownOutput();
          connection.awaitClose();
        };
    try (Stage stage = Stage.of(ends)) {
      Throwable failure = failureOf(stage.start("POST", "/x"));
      if (said.contains("200")) {
        assertThat(failure).isNotInstanceOf(UnconfirmedRequestException.class);
      } else {
        assertThat(failure)
            .isInstanceOfSatisfying(
                UnconfirmedRequestException.class,
                e -> assertThat(e.delivery()).isEqualTo(Delivery.UNKNOWN));
      }
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }

  @Test
  @Tag("C2")
  void truncatedPostAnswerIsToldAsSuch() {
    ConnectionScript ends =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
        };
    try (Stage stage = Stage.of(ends)) {
      assertThatThrownBy(() -> stage.send("POST", "/x"))
          .isInstanceOf(IncompleteResponseException.class);
      assertThat(stage.arrivals("/x")).isEqualTo(1);
    }
  }

  @Test
  @Tag("C3")
  void closedClientFinishesWhatIsInFlightAndEndsWithFin() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    CompletableFuture<Rest> rest = new CompletableFuture<>();
    ConnectionScript script =
        warm(
            connection -> {
              for (int i = 0; i < 3; i++) {
                connection.readRequest();
              }
              read.countDown();
              closing.await();
              for (int i = 1; i <= 3; i++) {
                connection.respond(200, "/" + i);
              }
              rest.complete(connection.readToEnd());
            });
    try (Stage stage = Stage.of(script).warmUp()) {
      var calls = stage.startAll("/1", "/2", "/3");
      read.await();
      stage.http().shutdown();
      assertThat(failureOf(stage.start("GET", "/late"))).hasMessageContaining("closed");
      closing.countDown();
      for (int i = 1; i <= 3; i++) {
        assertThat(bodyOf(calls.get(i - 1))).isEqualTo("/" + i);
      }
      assertThat(stage.http().awaitTermination(Duration.ofSeconds(5))).isTrue();
      stage.connections().close();
      assertThat(Stage.within(rest)).isEqualTo(new Rest(0, PeerEnd.FIN));
    }
  }

  @Test
  @Tag("C3")
  void whatComesAfterOurFinIsReadNotReset() throws Exception {
    CompletableFuture<Rest> rest = new CompletableFuture<>();
    ConnectionScript late =
        connection -> {
          connection.respond(200, connection.readRequest().target());
          Rest ours = connection.readToEnd();
          for (int i = 0; i < 10; i++) {
            connection.write("late words, which a closed socket would answer with RST");
          }
          rest.complete(new Rest(ours.octets(), endAfter(connection)));
        };
    try (Stage stage =
        Stage.of(
            RawServer.start(late),
            ConnectionManager.builder().idleTimeout(Duration.ofMillis(50)),
            client -> client)) {
      stage.send("GET", "/x");
      assertThat(Stage.within(rest)).isEqualTo(new Rest(0, PeerEnd.FIN));
    }
  }

  private static PeerEnd endAfter(RawConnection connection) throws Exception {
    connection.shutdownOutput();
    return connection.readToEnd().how();
  }
}
