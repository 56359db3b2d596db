package dev.redial.runtime;

import static dev.redial.runtime.Stage.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.OwnRequest;
import dev.redial.testing.PeerClosedException;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawConnection.PeerEnd;
import dev.redial.testing.RawConnection.Rest;
import dev.redial.testing.RawRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a connection lasts, by RFC 9112, section 9: what the caller and the server see. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PersistenceRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 | X: y | 1",
        "HTTP/1.1 | Connection: foo | 1",
        "HTTP/1.0 | Connection: Keep-Alive | 1",
        "HTTP/1.0 | X: y | 2",
        "HTTP/1.1 | Connection: close, foo | 2",
        "HTTP/1.1 | Connection: foo, CLOSE | 2",
        "HTTP/1.1 | 'Connection: keep-alive\r\nConnection: close' | 2",
        "HTTP/1.0 | Connection: keep-alive, close | 2",
        "HTTP/1.1 | Keep-Alive: timeout=5, max=0 | 2"
      })
  @Tag("P1")
  @Tag("P4")
  void versionAndConnectionFieldsDecideWhetherItIsReused(
      String version, String fields, int connections) throws Exception {
    ConnectionScript script =
        connection -> {
          while (true) {
            connection.readRequest();
            connection.write(version + " 200 OK\r\n" + fields + "\r\nContent-Length: 0\r\n\r\n");
          }
        };
    try (Stage stage = Stage.of(script)) {
      stage.send("GET", "/a");
      stage.send("POST", "/b");
      assertThat(stage.server().connections()).isEqualTo(connections);
      assertThat(stage.server().requests()).hasSize(2);
    }
  }

  @Test
  @Tag("P2")
  void behindAnAnnouncedCloseEverythingIsSentAgainOnceAndAtOnce() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    ConnectionScript closesAfterTwo =
        Stage.warm(
            connection -> {
              List<RawRequest> five = readFive(connection);
              answer.await();
              connection.respond(200, five.get(0).target());
              connection.respond(200, Map.of("Connection", "close"), five.get(1).target());
            },
            Stage.TARGETS);
    try (Stage stage = Stage.ofTls(1, closesAfterTwo, Stage.attempts(1)).warmUp()) {
      var calls = startDeletes(stage);
      stage.lineUp(3, answer::countDown);
      for (int i = 1; i <= 5; i++) {
        assertThat(bodyOf(calls.get(i - 1))).isEqualTo("/" + i);
      }
      assertThat(stage.targetsOn(0)).containsExactly("/1", "/2", "/3", "/4", "/5");
      assertThat(stage.targetsOn(1)).containsExactly("/3", "/4", "/5");
    }
  }

  private static List<RawRequest> readFive(RawConnection connection) throws IOException {
    List<RawRequest> five = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      five.add(connection.readRequest());
    }
    return five;
  }

  private static List<CompletableFuture<HttpResponse<String>>> startDeletes(Stage stage) {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      calls.add(stage.start("DELETE", "/" + i));
    }
    return calls;
  }

  @Test
  @Tag("P2")
  void behindAMereEndDeletesWaitUntilTheConnectionIsClosed() throws Exception {
    AtomicReference<TwoLanes> lanes = new AtomicReference<>();
    CompletableFuture<Long> copiesBeforeTheEnd = new CompletableFuture<>();
    ConnectionScript old =
        connection -> {
          connection.write("HTTP/1.0 200 OK\r\nContent-Length: 70000\r\n\r\n");
          connection.write("x".repeat(69_999));
          var unused = connection.hears(Duration.ofMillis(200));
          copiesBeforeTheEnd.complete(lanes.get().stage().arrivals("/b") - 1);
          connection.write("x");
          connection.awaitClose();
        };
    try (TwoLanes two = TwoLanes.of(old)) {
      lanes.set(two);
      var calls = two.pipeline("DELETE");
      assertThat(bodyOf(calls.get(0))).hasSize(70_000);
      assertThat(bodyOf(calls.get(1))).isEqualTo("/b");
      assertThat(bodyOf(calls.get(2))).isEqualTo("/c");
      assertThat(Stage.within(copiesBeforeTheEnd)).isZero();
      assertThat(two.stage().arrivals("/b")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  @Tag("P4")
  void serverIsSentNoMoreThanTheRequestsItStillTakes(int max) throws Exception {
    ConnectionScript counting =
        connection -> {
          connection.readRequest();
          connection.respond(200, Map.of("Keep-Alive", "timeout=60, max=" + max), "first");
          Stage.TARGETS.run(connection);
        };
    try (Stage stage = Stage.of(ConnectionScript.inTurn(counting, Stage.TARGETS))) {
      stage.send("DELETE", "/first");
      List<CompletableFuture<HttpResponse<String>>> queued = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        queued.add(stage.start("DELETE", "/" + i));
      }
      for (CompletableFuture<HttpResponse<String>> call : queued) {
        assertThat(Stage.within(call).statusCode()).isEqualTo(200);
      }
      assertThat(stage.server().requests()).hasSize(11);
      assertThat(stage.targetsOn(0)).hasSize(1 + max);
    }
  }

  @Test
  @Tag("P7")
  void hopByHopFieldsOfTheCallerStayBehindAndThoseOfTheServerToo() throws Exception {
    ConnectionScript script =
        connection -> {
          connection.readRequest();
          connection.respond(
              200,
              Map.of("Connection", "X-Hop", "X-Hop", "1", "Keep-Alive", "timeout=9", "X-End", "2"),
              "");
        };
    try (Stage stage = Stage.of(script)) {
      HttpRequest request =
          stage
              .request("GET", "/x")
              .header("TE", "trailers")
              .header("Keep-Alive", "timeout=1")
              .header("Proxy-Connection", "keep-alive")
              .header("Proxy-Authorization", "Basic eDp5")
              .header("Transfer-Encoding", "chunked")
              .header("HTTP2-Settings", "x")
              .header("Trailer", "X")
              .header("X-End", "1")
              .build();
      HttpResponse<String> answer = stage.http().send(request, BodyHandlers.ofString());
      assertThat(stage.server().requests().get(0).headers().map())
          .containsKey("X-End")
          .doesNotContainKeys(
              "TE",
              "Keep-Alive",
              "Proxy-Connection",
              "Proxy-Authorization",
              "Transfer-Encoding",
              "HTTP2-Settings",
              "Trailer");
      assertThat(answer.headers().map())
          .containsKeys("X-End", "Content-Length")
          .doesNotContainKeys("X-Hop", "Keep-Alive", "Connection");
    }
  }

  @Test
  @Tag("P7")
  void whatTheCallersConnectionFieldNamesStaysBehind() throws Exception {
    try (Stage stage = Stage.of(ConnectionScript.answering(200, ""))) {
      HttpRequest request =
          OwnRequest.get(
              stage.server().uri("/x"),
              Map.of("Connection", List.of("X-Foo, close"), "X-Foo", List.of("1")));
      stage.http().send(request, BodyHandlers.ofString());
      assertThat(stage.server().requests().get(0).headers().map())
          .doesNotContainKeys("X-Foo", "Connection");
    }
  }

  @Test
  @Tag("P8")
  void abandonedHugeAnswerIsNotReadToItsEnd() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    ConnectionScript huge =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
          try {
            for (int i = 0; i < 100_000; i++) {
              connection.write("x".repeat(10_000));
            }
          } catch (PeerClosedException e) {
            closed.countDown();
          }
        };
    try (Stage stage = Stage.of(ConnectionScript.inTurn(huge, Stage.TARGETS))) {
      abandon(stage);
      assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(stage.send("POST", "/next").body()).isEqualTo("/next");
      assertThat(stage.targetsOn(1)).containsExactly("/next");
    }
  }

  private static void abandon(Stage stage) throws Exception {
    var answer =
        stage.http().send(stage.request("GET", "/x").build(), BodyHandlers.ofInputStream());
    try (InputStream in = answer.body()) {
      assertThat(in.readNBytes(10)).hasSize(10);
    }
  }

  @Test
  @Tag("P8")
  void smallRestOfAnAbandonedAnswerIsReadPastForTheSakeOfTheConnection() throws Exception {
    CountDownLatch abandoned = new CountDownLatch(1);
    ConnectionScript small =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          connection.write("a\r\n0123456789\r\n");
          abandoned.await();
          connection.write("7d0\r\n" + "x".repeat(2_000) + "\r\n0\r\n\r\n");
          Stage.TARGETS.run(connection);
        };
    try (Stage stage = Stage.of(small)) {
      abandon(stage);
      abandoned.countDown();
      assertThat(stage.send("POST", "/next").body()).isEqualTo("/next");
      assertThat(stage.server().connections()).isEqualTo(1);
    }
  }

  @Test
  @Tag("P8")
  void restOfAnAbandonedAnswerThatDoesNotComeInTimeCostsTheConnection() throws Exception {
    ConnectionScript stalling =
        connection -> {
          connection.readRequest();
          connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          connection.write("a\r\n0123456789\r\n");
          connection.awaitClose();
        };
    try (Stage stage = Stage.of(ConnectionScript.inTurn(stalling, Stage.TARGETS))) {
      abandon(stage);
      assertThat(stage.send("POST", "/next").body()).isEqualTo("/next");
      assertThat(stage.targetsOn(1)).containsExactly("/next");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  @Tag("P9")
  @Tag("C5")
  void connectionThatTheServerEndedWhileIdleIsNotNoticedByTheNextCall(String method)
      throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    ConnectionScript ends =
        connection -> {
          connection.respond(200, connection.readRequest().target());
          connection.shutdownOutput();
          ended.countDown();
          connection.awaitClose();
        };
    try (Stage stage =
        Stage.of(1, ConnectionScript.inTurn(ends, Stage.TARGETS), Stage.attempts(1))) {
      stage.send("GET", "/first");
      ended.await();
      assertThat(stage.send(method, "/next").body()).isEqualTo("/next");
      assertThat(stage.arrivals("/next")).isEqualTo(1);
      assertThat(stage.targetsOn(1)).containsExactly("/next");
    }
  }

  @Test
  @Tag("P9")
  @Tag("C5")
  void connectionThatTheServerEndedWhileIdleIsClosedSoonWithoutACall() throws Exception {
    CompletableFuture<Rest> rest = new CompletableFuture<>();
    ConnectionScript ends =
        connection -> {
          connection.respond(200, connection.readRequest().target());
          connection.shutdownOutput();
          rest.complete(connection.readToEnd());
        };
    try (Stage stage = Stage.of(ends)) {
      stage.send("GET", "/first");
      assertThat(Stage.within(rest)).isEqualTo(new Rest(0, PeerEnd.FIN));
    }
  }
}
