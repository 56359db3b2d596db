package dev.redial.runtime;

import static dev.redial.runtime.Stage.bodyOf;
import static dev.redial.runtime.Stage.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawConnection;
import dev.redial.testing.RawRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands behind what, and what becomes of it when the pipeline breaks (rules L1 to L7). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PipelineRulesTest {
  private static final Duration A_WHILE = Duration.ofMillis(100);

  /** How a server ends a connection. */
  enum Cut {
    FIN {
      @Override
      void end(RawConnection connection) throws IOException {
        connection.close();
      }
    },
    RST {
      @Override
      void end(RawConnection connection) throws IOException {
        connection.reset();
      }
    };

    abstract void end(RawConnection connection) throws IOException;
  }

  /** What must stand alone. */
  enum Solitary {
    STREAMED_BODY {
      @Override
      HttpRequest of(Stage stage) {
        return stage
            .request("GET", "/alone")
            .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[] {'x'})))
            .build();
      }
    },
    EXPECT_CONTINUE {
      @Override
      HttpRequest of(Stage stage) {
        return stage.request("PUT", "/alone").expectContinue(true).build();
      }
    },
    NEGOTIATE {
      @Override
      HttpRequest of(Stage stage) {
        return stage.request("GET", "/alone").header("Authorization", "Negotiate x").build();
      }
    },
    NTLM {
      @Override
      HttpRequest of(Stage stage) {
        return stage.request("GET", "/alone").header("Authorization", "NTLM x").build();
      }
    },
    POST {
      @Override
      HttpRequest of(Stage stage) {
        return stage.request("POST", "/alone").build();
      }
    };

    abstract HttpRequest of(Stage stage);
  }

  @Test
  @Tag("L1")
  void nothingIsWrittenBehindAPostNorAPostBehindAnything() throws Exception {
    List<String> intruders = java.util.Collections.synchronizedList(new ArrayList<>());
    ConnectionScript watching =
        Stage.warm(
            connection -> {
              while (true) {
                RawRequest request = connection.readRequest();
                if (connection.hears(A_WHILE)) {
                  intruders.add("behind " + request.target());
                }
                connection.respond(200, request.target());
              }
            });
    try (Stage stage = Stage.of(watching).warmUp()) {
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        calls.add(stage.start(i % 2 == 0 ? "GET" : "POST", "/" + i));
      }
      for (int i = 0; i < 5; i++) {
        assertThat(bodyOf(calls.get(i))).isEqualTo("/" + i);
      }
      assertThat(intruders).isEmpty();
      assertThat(stage.targetsOn(0)).hasSize(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("L3")
  @Tag("S8")
  void nothingStandsBesideIt(Solitary kind) throws Exception {
    List<String> beside = java.util.Collections.synchronizedList(new ArrayList<>());
    CountDownLatch ready = new CountDownLatch(1);
    ConnectionScript watching =
        Stage.warm(
            connection -> {
              ready.await();
              while (true) {
                playOne(connection, beside);
              }
            });
    try (Stage stage = Stage.of(watching).warmUp()) {
      List<CompletableFuture<HttpResponse<String>>> calls =
          new ArrayList<>(stage.startAll("/1", "/2"));
      calls.add(stage.start(kind.of(stage)));
      calls.addAll(stage.startAll("/3", "/4"));
      ready.countDown();
      for (CompletableFuture<HttpResponse<String>> call : calls) {
        assertThat(Stage.within(call).statusCode()).isEqualTo(200);
      }
      assertThat(beside).isEmpty();
      assertThat(stage.arrivals("/alone")).isEqualTo(1);
    }
  }

  private static void playOne(RawConnection connection, List<String> beside) throws IOException {
    RawRequest head = connection.readHead();
    boolean alone = head.target().equals("/alone");
    if (head.header("Expect").equals("100-continue")) {
      connection.write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    String body = connection.readBody(head);
    if (alone && head.unanswered() > 0) {
      beside.add("before it: " + head.unanswered());
    }
    if (alone && connection.hears(A_WHILE)) {
      beside.add("behind it");
    }
    connection.respond(200, body);
  }

  @Test
  @Tag("L3")
  void firstRequestOnAnOriginStandsAlone() throws Exception {
    CompletableFuture<Boolean> company = new CompletableFuture<>();
    ConnectionScript watching =
        connection -> {
          RawRequest first = connection.readRequest();
          company.complete(connection.hears(A_WHILE));
          connection.respond(200, first.target());
          Stage.TARGETS.run(connection);
        };
    try (Stage stage = Stage.of(watching)) {
      var calls = stage.startAll("/1", "/2", "/3");
      assertThat(Stage.within(company)).isFalse();
      for (CompletableFuture<HttpResponse<String>> call : calls) {
        assertThat(Stage.within(call).statusCode()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("L4")
  @Tag("L5")
  @Tag("C1")
  void afterALossTheFirstUnansweredGoesAloneAndNobodyAnsweredAgain(Cut cut) throws Exception {
    CompletableFuture<Boolean> company = new CompletableFuture<>();
    CountDownLatch cutNow = new CountDownLatch(1);
    ConnectionScript breaks =
        Stage.warm(
            connection -> {
              for (int i = 0; i < 5; i++) {
                connection.readRequest();
              }
              connection.respond(200, "/1");
              connection.respond(200, "/2");
              cutNow.await();
              cut.end(connection);
            },
            connection -> {
              RawRequest first = connection.readRequest();
              company.complete(connection.hears(A_WHILE));
              connection.respond(200, first.target());
              Stage.TARGETS.run(connection);
            });
    try (Stage stage = Stage.ofTls(1, breaks, Stage.attempts(1)).warmUp()) {
      var calls = stage.startAll("/1", "/2", "/3", "/4", "/5");
      stage.lineUp(3, cutNow::countDown);
      for (int i = 1; i <= 5; i++) {
        assertThat(bodyOf(calls.get(i - 1))).isEqualTo("/" + i);
      }
      assertThat(Stage.within(company)).isFalse();
      assertThat(stage.targetsOn(1)).startsWith("/3").containsExactlyInAnyOrder("/3", "/4", "/5");
    }
  }

  @Test
  @Tag("L4")
  void poisonDoesNotUseUpItsFollowers() throws Exception {
    ConnectionScript poisoned =
        connection -> {
          while (true) {
            RawRequest request = connection.readRequest();
            if (request.target().equals("/poison")) {
              connection.close();
              return;
            }
            Stage.answerWarmly(connection, request);
          }
        };
    try (Stage stage = Stage.of(1, poisoned, Stage.attempts(3)).warmUp()) {
      var calls = stage.startAll("/poison", "/b", "/c", "/d");
      assertThat(bodyOf(calls.get(1))).isEqualTo("/b");
      assertThat(bodyOf(calls.get(2))).isEqualTo("/c");
      assertThat(bodyOf(calls.get(3))).isEqualTo("/d");
      assertThat(failureOf(calls.get(0))).isInstanceOf(IOException.class);
      assertThat(stage.arrivals("/poison")).isLessThanOrEqualTo(4);
    }
  }

  @Test
  @Tag("L6")
  void serverThatClosesOnASecondRequestIsNotPipelinedToAgain() throws Exception {
    AtomicInteger seconds = new AtomicInteger();
    ConnectionScript strict =
        connection -> {
          while (true) {
            RawRequest request = connection.readRequest();
            if (connection.hears(Duration.ofMillis(20))) {
              seconds.incrementAndGet();
              connection.close();
              return;
            }
            connection.respond(200, request.target());
          }
        };
    try (Stage stage = Stage.of(strict)) {
      stage.send("GET", "/first");
      for (int round = 0; round < 3; round++) {
        var calls = stage.startAll("/a", "/b", "/c");
        assertThat(bodyOf(calls.get(0))).isEqualTo("/a");
        assertThat(bodyOf(calls.get(1))).isEqualTo("/b");
        assertThat(bodyOf(calls.get(2))).isEqualTo("/c");
      }
      assertThat(seconds).hasValue(1);
    }
  }

  @Test
  @Tag("L6")
  @Tag("S9")
  void swappedAnswersCannotBeSeenButTheTrialIsOfTwoRequestsOnly() throws Exception {
    CompletableFuture<Boolean> third = new CompletableFuture<>();
    ConnectionScript swapping =
        connection -> {
          connection.respond(200, connection.readRequest().target());
          RawRequest a = connection.readRequest();
          RawRequest b = connection.readRequest();
          third.complete(connection.hears(A_WHILE));
          connection.respond(200, b.target());
          connection.respond(200, a.target());
          Stage.TARGETS.run(connection);
        };
    try (Stage stage = Stage.of(swapping)) {
      stage.send("GET", "/first");
      var calls = stage.startAll("/a", "/b", "/c");
      // Nothing in the framing tells: what limits the damage is that only two took part.
      assertThat(bodyOf(calls.get(0))).isEqualTo("/b");
      assertThat(bodyOf(calls.get(1))).isEqualTo("/a");
      assertThat(bodyOf(calls.get(2))).isEqualTo("/c");
      assertThat(Stage.within(third)).isFalse();
    }
  }

  @Test
  @Tag("L6")
  void secondRequestThatIsIgnoredIsAnsweredOnAnotherConnection() throws Exception {
    ConnectionScript forgetful =
        connection -> {
          while (true) {
            RawRequest request = connection.readRequest();
            if (connection.hears(Duration.ofMillis(20))) {
              connection.readRequest();
            }
            connection.respond(200, request.target());
          }
        };
    try (Stage stage = Stage.of(2, forgetful)) {
      stage.send("GET", "/first");
      var calls = stage.startAll("/a", "/b", "/c");
      assertThat(bodyOf(calls.get(0))).isEqualTo("/a");
      assertThat(bodyOf(calls.get(1))).isEqualTo("/b");
      assertThat(bodyOf(calls.get(2))).isEqualTo("/c");
    }
  }

  @Test
  @Tag("L6")
  void secondRequestThatCannotBeReadIsSentAgainAlone() throws Exception {
    ConnectionScript confused =
        connection -> {
          while (true) {
            RawRequest request = connection.readRequest();
            var unused = connection.hears(Duration.ofMillis(20));
            connection.respond(request.unanswered() > 0 ? 400 : 200, request.target());
          }
        };
    try (Stage stage = Stage.of(confused)) {
      stage.send("GET", "/first");
      var calls = stage.startAll("/a", "/b");
      assertThat(Stage.within(calls.get(0)).statusCode()).isEqualTo(200);
      assertThat(Stage.within(calls.get(1)).statusCode()).isEqualTo(200);
      assertThat(stage.arrivals("/b")).isEqualTo(2);
    }
  }
}
