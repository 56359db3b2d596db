package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.FailedCall;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sixty-four callers ask an origin that is down, again and again, and hear from it soon after it is
 * back. {@code -Dfallen.seconds=10} asks for longer.
 */
@Tag("R6")
@Tag("S15")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FallenOriginTest {
  private static final int CALLERS = 64;
  private static final int CALLS_BEFORE = 100;

  /** So often that what the first of all callers have of what was saved makes no difference. */
  private static final int LEAST_ASKED = 3_000;

  private static final Duration DOWN = Duration.ofSeconds(Integer.getInteger("fallen.seconds", 2));

  /** The longest wait of the standard policy, which decides when a call under way asks again. */
  private static final Duration STEP = Duration.ofMillis(200);

  /** For threads to be scheduled on a machine that does other things as well. */
  private static final Duration SLACK = Duration.ofMillis(300);

  /** How it is down. */
  enum Fall {
    REFUSES,
    CLOSES;

    FallenOrigin origin() throws IOException {
      return this == REFUSES ? FallenOrigin.refusing() : FallenOrigin.closing();
    }
  }

  /** What one caller has done. How many attempts a call took, is told by the failed ones. */
  private record Tally(long calls, long attempts, long firstAnswerNanos) {}

  /** With no retries by the second, and with ten, which is less than the share of so many calls. */
  @ParameterizedTest
  @CsvSource({"REFUSES, 0", "CLOSES, 0", "REFUSES, 10", "CLOSES, 10"})
  void isAskedAFifthMoreThanTheCallsAndAnswersOneStepAfterItIsBack(Fall fall, int perSecond)
      throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (FallenOrigin origin = fall.origin();
        ConnectionManager manager =
            ConnectionManager.builder().minRetriesPerSecond(perSecond).build();
        RedialHttpClient http = RedialHttpClient.newBuilder().connectionManager(manager).build()) {
      List<Future<Tally>> tallies = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        tallies.add(callers.submit(untilAnswered(http, origin)));
      }
      TimeUnit.NANOSECONDS.sleep(DOWN.toNanos());
      long back = System.nanoTime();
      origin.recover();
      assertShare(tallies);
      for (Future<Tally> tally : tallies) {
        assertThat(Duration.ofNanos(tally.get().firstAnswerNanos - back))
            .as("from being back to an answer")
            .isLessThan(STEP.plus(SLACK));
      }
    } finally {
      callers.shutdownNow();
    }
  }

  /** What was saved while it was up is of no use when it is down. */
  @Test
  void isAskedAFifthMoreAlsoWhereManyCallsWereAnsweredBefore() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (FallenOrigin origin = FallenOrigin.closing();
        RedialHttpClient http = RedialHttpClient.newBuilder().build()) {
      origin.recover();
      for (Future<Void> each :
          callers.invokeAll(Collections.nCopies(CALLERS, busy(http, origin)))) {
        each.get();
      }
      origin.fall();
      List<Future<Tally>> tallies = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        tallies.add(callers.submit(untilAnswered(http, origin)));
      }
      TimeUnit.NANOSECONDS.sleep(DOWN.toNanos());
      while (origin.lost() < LEAST_ASKED) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      origin.recover();
      assertShare(tallies);
    } finally {
      callers.shutdownNow();
    }
  }

  private static Callable<Void> busy(RedialHttpClient http, FallenOrigin origin) {
    HttpRequest get = HttpRequest.newBuilder(origin.uri()).build();
    return () -> {
      for (int i = 0; i < CALLS_BEFORE; i++) {
        http.send(get, BodyHandlers.discarding());
      }
      return null;
    };
  }

  private static Callable<Tally> untilAnswered(RedialHttpClient http, FallenOrigin origin) {
    HttpRequest get = HttpRequest.newBuilder(origin.uri()).build();
    return () -> {
      long calls = 0;
      long attempts = 0;
      while (true) {
        try {
          http.send(get, BodyHandlers.discarding());
          return new Tally(calls + 1, attempts + 1, System.nanoTime()); // at least one
        } catch (IOException e) {
          assertThat(e).isInstanceOf(FailedCall.class);
          calls++;
          attempts += ((FailedCall) e).attempt().number();
        }
      }
    };
  }

  private static void assertShare(List<Future<Tally>> tallies) throws Exception {
    long calls = 0;
    long attempts = 0;
    for (Future<Tally> tally : tallies) {
      calls += tally.get().calls;
      attempts += tally.get().attempts;
    }
    System.out.printf(
        "%d calls, %d attempts: %.3f each%n", calls, attempts, (double) attempts / calls);
    assertThat(calls).isGreaterThan(CALLERS);
    assertThat(attempts).isLessThanOrEqualTo(calls * 12 / 10);
  }
}
