package dev.redial.runtime;

import static dev.redial.runtime.Stage.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.IncompleteResponseException;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Octets that nobody asked for are no answer: RFC 9112, sections 6.3 and 9.2. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DesyncRulesTest {
  private static final String POISON = Stage.answer("poison");
  private static TestTls tls;

  enum Security {
    PLAIN,
    TLS
  }

  /** How an extra answer follows the one that was asked for. */
  enum Extra {
    IN_THE_SAME_WRITE,
    BEFORE_THE_NEXT_CALL
  }

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = TestTls.in(directory);
  }

  private static Stage stage(Security security, ConnectionScript script) {
    return security == Security.PLAIN
        ? Stage.of(script)
        : Stage.of(
            RawServer.startTls(tls.server(), script),
            ConnectionManager.builder().maxConnectionsPerOrigin(1),
            client -> client.sslContext(tls.client()));
  }

  private static void answerTwice(RawConnection connection) throws IOException {
    connection.write(Stage.answer(connection.readRequest().target()) + POISON);
    connection.awaitClose();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("F8")
  @Tag("S2")
  void secondAnswerInOneWriteReachesNobody(Security security) throws Exception {
    try (Stage stage =
        stage(security, ConnectionScript.inTurn(DesyncRulesTest::answerTwice, Stage.TARGETS))) {
      assertThat(stage.send("GET", "/a").body()).isEqualTo("/a");
      assertThat(stage.send("GET", "/b").body()).isEqualTo("/b");
      assertThat(stage.targetsOn(0)).containsExactly("/a");
      assertThat(stage.targetsOn(1)).containsExactly("/b");
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("F8")
  @Tag("S1")
  @Tag("S3")
  void answerOnAnIdleConnectionReachesNobody(Security security) throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    ConnectionScript late =
        connection -> {
          connection.respond(200, connection.readRequest().target());
          var unused = connection.hears(Duration.ofMillis(150));
          connection.write(POISON);
          written.countDown();
          connection.awaitClose();
        };
    try (Stage stage = stage(security, ConnectionScript.inTurn(late, Stage.TARGETS))) {
      assertThat(stage.send("GET", "/a").body()).isEqualTo("/a");
      written.await();
      assertThat(stage.send("POST", "/b").body()).isEqualTo("/b");
      assertThat(stage.targetsOn(0)).containsExactly("/a");
      assertThat(stage.arrivals("/b")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("F8")
  @Tag("S5")
  void extraAnswerBehindEachOfTwoHundredCallsNeverAnswersTheNext(Extra extra) throws Exception {
    Semaphore written = new Semaphore(0);
    ConnectionScript twice =
        connection -> {
          while (true) {
            String answer = Stage.answer(connection.readRequest().target());
            if (extra == Extra.IN_THE_SAME_WRITE) {
              connection.write(answer + POISON);
            } else {
              connection.write(answer);
              connection.write(POISON);
            }
            written.release();
          }
        };
    try (Stage stage = Stage.of(twice)) {
      for (int i = 0; i < 200; i++) {
        String method = i % 2 == 0 ? "GET" : "POST";
        assertThat(stage.send(method, "/" + i).body()).isEqualTo("/" + i);
        written.acquire();
      }
      assertThat(stage.server().requests()).hasSize(200);
    }
  }

  @Test
  @Tag("F8")
  void sessionTicketsAreNoAnswer() throws Exception {
    ConnectionScript once =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        };
    try (Stage stage = stage(Security.TLS, once)) {
      for (int i = 0; i < 10; i++) {
        assertThat(stage.send("POST", "/" + i).statusCode()).isEqualTo(200);
      }
      assertThat(stage.server().received("POST")).isEqualTo(10);
      assertThat(stage.server().connections()).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("F5")
  @Tag("S12")
  void answerUntilTheCloseEndsInOrderOnly(Security security) throws Exception {
    ConnectionScript untilClose =
        connection -> {
          boolean orderly = connection.readRequest().target().equals("/orderly");
          connection.write("HTTP/1.1 200 OK\r\n\r\nall of it");
          if (!orderly && security == Security.TLS) {
            connection.truncate();
          } else if (!orderly) {
            connection.reset();
          }
        };
    try (Stage stage = stage(security, untilClose)) {
      assertThat(stage.send("GET", "/orderly").body()).isEqualTo("all of it");
      assertThatThrownBy(() -> stage.send("DELETE", "/cut")).isInstanceOf(IOException.class);
    }
  }

  @Test
  @Tag("S5")
  @Tag("R7")
  void timeoutAnswerOnAnIdleConnectionIsAQuietGoodBye() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    ConnectionScript tired =
        connection -> {
          connection.respond(200, connection.readRequest().target());
          connection.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n");
          connection.write("Content-Length: 0\r\n\r\n");
          connection.shutdownOutput();
          written.countDown();
          connection.awaitClose();
        };
    try (Stage stage = Stage.of(ConnectionScript.inTurn(tired, Stage.TARGETS))) {
      assertThat(stage.send("GET", "/a").body()).isEqualTo("/a");
      written.await();
      assertThat(stage.send("POST", "/b").body()).isEqualTo("/b");
      assertThat(stage.arrivals("/b")).isEqualTo(1);
      assertThat(stage.server().connections()).isEqualTo(2);
    }
  }

  @Test
  @Tag("P11")
  @Tag("S6")
  void contentThatAHeadIsAnsweredWithIsNotTheNextAnswer() throws Exception {
    CountDownLatch silent = new CountDownLatch(1);
    ConnectionScript bodied =
        Stage.warm(
            connection -> {
              connection.readRequest();
              if (!connection.hears(Duration.ofMillis(100))) {
                silent.countDown();
              }
              connection.write(Stage.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
              connection.awaitClose();
            },
            Stage.TARGETS);
    try (Stage stage = Stage.of(bodied).warmUp()) {
      var head = stage.start("HEAD", "/head");
      var next = stage.start("GET", "/next");
      assertThat(Stage.within(head).statusCode()).isEqualTo(200);
      assertThat(bodyOf(next)).isEqualTo("/next");
      assertThat(silent.getCount()).as("nothing was written behind HEAD").isZero();
      assertThat(stage.targetsOn(0)).containsExactly("/head");
    }
  }

  @Test
  @Tag("S9")
  void clientsOfOneManagerNeverShareAConnection() throws Exception {
    try (Stage stage = Stage.of(6, Stage.TARGETS);
        RedialHttpClient other =
            RedialHttpClient.newBuilder().connectionManager(stage.connections()).build()) {
      HttpRequest theirs = stage.request("GET", "/theirs").build();
      for (int i = 0; i < 20; i++) {
        stage.send("GET", "/ours");
        other.send(theirs, BodyHandlers.ofString());
      }
      List<RawRequest> requests = stage.server().requests();
      assertThat(requests).hasSize(40);
      for (int i = 0; i < stage.server().connections(); i++) {
        assertThat(List.copyOf(new HashSet<>(stage.targetsOn(i)))).hasSize(1);
      }
    }
  }

  @Test
  @Tag("S10")
  @Tag("L7")
  void restOfAnAbandonedAnswerReachesNobody() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    ConnectionScript halved =
        Stage.warm(
            connection -> {
              connection.readRequest();
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n");
              cancelled.await();
              connection.write("x".repeat(40) + Stage.answer("/b"));
              Stage.TARGETS.run(connection);
            });
    try (Stage stage = Stage.of(halved).warmUp()) {
      var calls = stage.startAll("/a", "/b");
      awaitArrival(stage, "/b");
      assertThat(calls.get(0).cancel(true)).isTrue();
      cancelled.countDown();
      assertThat(bodyOf(calls.get(1))).isEqualTo("/b");
      assertThat(stage.server().connections()).isEqualTo(1);
    }
  }

  private static void awaitArrival(Stage stage, String target) throws InterruptedException {
    while (stage.arrivals(target) == 0) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  @Test
  @Tag("S12")
  void truncatedAnswerIsNotHandedOverAsComplete() {
    ConnectionScript cut =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf");
        };
    try (Stage stage = Stage.of(cut)) {
      assertThatThrownBy(() -> stage.send("GET", "/x"))
          .isInstanceOf(IncompleteResponseException.class);
    }
  }
}
