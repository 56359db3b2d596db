package dev.redial.runtime;

import static dev.redial.runtime.Stage.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Endpoint;
import dev.redial.Idempotency;
import dev.redial.testing.ConnectionScript;
import dev.redial.testing.RawRequest;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are late, unwanted or not taken, and those behind them (rules L7 to L10). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlowAnswersTest {
  private static final int HUGE = 8_000_000;
  private static final String HUGE_HEAD = "HTTP/1.1 200 OK\r\nContent-Length: " + HUGE + "\r\n\r\n";

  /** A handler whose content is left alone. */
  enum Untaken {
    INPUT_STREAM {
      @Override
      BodyHandler<?> handler() {
        return BodyHandlers.ofInputStream();
      }
    },
    SUBSCRIBER_WITHOUT_DEMAND {
      @Override
      BodyHandler<?> handler() {
        return BodyHandlers.fromSubscriber(new WithoutDemand());
      }
    };

    abstract BodyHandler<?> handler();
  }

  private static final class WithoutDemand implements Flow.Subscriber<List<ByteBuffer>> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {}

    @Override
    public void onNext(List<ByteBuffer> items) {}

    @Override
    public void onError(Throwable fault) {}

    @Override
    public void onComplete() {}
  }

  @Test
  @Tag("L7")
  void cancelledCallInTheMiddleLeavesTheConnectionToTheOthers() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    ConnectionScript script =
        Stage.warm(
            connection -> {
              List<RawRequest> five = new ArrayList<>();
              for (int i = 0; i < 5; i++) {
                five.add(connection.readRequest());
              }
              read.countDown();
              cancelled.await();
              for (RawRequest request : five) {
                connection.respond(200, request.target());
              }
              Stage.TARGETS.run(connection);
            });
    try (Stage stage = Stage.of(script).warmUp()) {
      var calls = startDeletes(stage);
      read.await();
      assertThat(calls.get(1).cancel(true)).isTrue();
      cancelled.countDown();
      for (int i : new int[] {1, 3, 4, 5}) {
        assertThat(bodyOf(calls.get(i - 1))).isEqualTo("/" + i);
      }
      assertThat(stage.send("POST", "/next").body()).isEqualTo("/next");
      assertThat(stage.server().connections()).isEqualTo(1);
    }
  }

  private static List<CompletableFuture<HttpResponse<String>>> startDeletes(Stage stage) {
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      calls.add(stage.start("DELETE", "/" + i));
    }
    return calls;
  }

  @Test
  @Tag("L7")
  void cancelledCallWhoseAnswerDoesNotComeInTimeCostsTheConnectionNotTheOthers() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    ConnectionScript script =
        Stage.warm(
            connection -> {
              for (int i = 0; i < 5; i++) {
                connection.readRequest();
              }
              connection.respond(200, "/1");
              read.countDown();
              connection.awaitClose();
            },
            Stage.TARGETS);
    try (Stage stage = Stage.of(script).warmUp()) {
      var calls = startDeletes(stage);
      read.await();
      assertThat(calls.get(1).cancel(true)).isTrue();
      for (int i : new int[] {1, 3, 4, 5}) {
        assertThat(bodyOf(calls.get(i - 1))).isEqualTo("/" + i);
      }
      assertThat(stage.arrivals("/2")).isEqualTo(1);
      assertThat(stage.targetsOn(1)).containsExactlyInAnyOrder("/3", "/4", "/5");
    }
  }

  @Test
  @Tag("L8")
  void timeOfAnAttemptBeginsWhenItsAnswerIsTheNextOne() throws Exception {
    ConnectionScript sleepy =
        Stage.warm(
            connection -> {
              connection.readRequest();
              connection.readRequest();
              var unused = connection.hears(Duration.ofMillis(700));
              connection.respond(200, "/head");
              connection.respond(200, "/limited");
            },
            Stage.TARGETS);
    try (Stage stage = Stage.of(sleepy).warmUp()) {
      var head = stage.start("DELETE", "/head");
      var limited = stage.start(limited(stage, "DELETE"));
      assertThat(bodyOf(head)).isEqualTo("/head");
      assertThat(bodyOf(limited)).isEqualTo("/limited");
      assertThat(stage.arrivals("/limited")).isEqualTo(1);
    }
  }

  private static HttpRequest limited(Stage stage, String method) {
    Endpoint endpoint =
        Endpoint.of("shop", "limited", method, "/limited", Idempotency.ofMethod(method))
            .withTimeout(Duration.ofMillis(400));
    return new CallRequest(
        endpoint,
        UriTemplate.of(stage.server().uri("/"), endpoint),
        stage.server().uri("/limited").toString(),
        FieldLines.of(List.of()),
        new LatestHeaders(List.of()),
        null);
  }

  @Test
  @Tag("L8")
  void attemptThatTakesTooLongIsFollowedByAnother() throws Exception {
    ConnectionScript silent =
        connection -> {
          connection.readRequest();
          connection.awaitClose();
        };
    try (Stage stage = Stage.of(ConnectionScript.inTurn(silent, Stage.TARGETS))) {
      assertThat(bodyOf(stage.start(limited(stage, "DELETE")))).isEqualTo("/limited");
      assertThat(stage.arrivals("/limited")).isEqualTo(2);
    }
  }

  @Test
  @Tag("L8")
  void followersOfASilentHeadAreMovedNotFailed() throws Exception {
    CountDownLatch moved = new CountDownLatch(1);
    ConnectionScript silent =
        connection -> {
          moved.await();
          connection.respond(200, "/head");
          connection.awaitClose();
        };
    try (TwoLanes lanes = TwoLanes.of(silent)) {
      var calls = lanes.pipeline("GET");
      assertThat(bodyOf(calls.get(1))).isEqualTo("/b");
      assertThat(bodyOf(calls.get(2))).isEqualTo("/c");
      assertThat(calls.get(0)).isNotDone();
      moved.countDown();
      assertThat(bodyOf(calls.get(0))).isEqualTo("/head");
      assertThat(lanes.stage().arrivals("/head")).isEqualTo(1);
    }
  }

  @Test
  @Tag("L9")
  void serverThatReadsNothingUntilItsAnswerIsReadIsNoDeadlock() throws Exception {
    String padding = "x".repeat(8_000);
    ConnectionScript stubborn =
        Stage.warm(
            connection -> {
              connection.readRequest();
              connection.write(HUGE_HEAD);
              for (int i = 0; i < HUGE; i += 10_000) {
                connection.write("y".repeat(10_000));
              }
              Stage.TARGETS.run(connection);
            });
    try (Stage stage = Stage.of(stubborn).warmUp()) {
      var huge = stage.start("DELETE", "/huge?" + padding);
      List<CompletableFuture<HttpResponse<String>>> behind = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        behind.add(stage.start("DELETE", "/" + i + "?" + padding));
      }
      assertThat(bodyOf(huge)).hasSize(HUGE);
      for (int i = 0; i < 40; i++) {
        assertThat(bodyOf(behind.get(i))).startsWith("/" + i + "?");
      }
      assertThat(stage.server().requests()).extracting(RawRequest::unanswered).allMatch(n -> n < 9);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("L10")
  void followersOfAnAnswerThatIsNotTakenAreAnsweredElsewhere(Untaken kind) throws Exception {
    ConnectionScript huge =
        connection -> {
          connection.write(HUGE_HEAD);
          for (int i = 0; i < HUGE; i += 10_000) {
            connection.write("y".repeat(10_000));
          }
          Stage.TARGETS.run(connection);
        };
    try (TwoLanes lanes = TwoLanes.of(huge)) {
      Stage stage = lanes.stage();
      var unused = lanes.hold();
      var head = stage.http().sendAsync(stage.request("GET", "/head").build(), kind.handler());
      long begun = System.nanoTime();
      var calls = stage.startAll("/b", "/c");
      assertThat(bodyOf(calls.get(0))).isEqualTo("/b");
      assertThat(bodyOf(calls.get(1))).isEqualTo("/c");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      if (kind == Untaken.INPUT_STREAM) {
        try (InputStream in = (InputStream) Stage.within(head).body()) {
          assertThat(in.readAllBytes()).hasSize(HUGE);
        }
      }
      assertThat(stage.arrivals("/head")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE"})
  @Tag("L10")
  void answerThatIsReadSlowlyComesWholeAndSoDoTheNext(String method) throws Exception {
    ConnectionScript big =
        Stage.warm(
            connection -> {
              connection.readRequest();
              connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
              for (int i = 0; i < 100; i++) {
                connection.write("y".repeat(10_000));
              }
              Stage.TARGETS.run(connection);
            });
    try (Stage stage = Stage.of(big).warmUp()) {
      HttpRequest request = stage.request(method, "/slow").build();
      var slow = stage.http().sendAsync(request, BodyHandlers.ofInputStream());
      var behind = stage.start("DELETE", "/behind");
      try (InputStream in = Stage.within(slow).body()) {
        assertThat(in.readNBytes(100_000)).hasSize(100_000);
        assertThat(behind).isNotDone();
        assertThat(in.readAllBytes()).hasSize(900_000);
      }
      assertThat(bodyOf(behind)).isEqualTo("/behind");
      assertThat(stage.arrivals("/behind")).isEqualTo(1);
    }
  }
}
