package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.call.RetryPlan.Jitter;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long waits are, and what chance makes of them. */
@Tag("R6")
class RetryPlanTest {
  private static RetryPlan plan(double growth, Duration longest, Jitter jitter) {
    return new RetryPlan(
        9, Duration.ofMillis(100), growth, longest, jitter, RetryStatuses.of(Set.of()));
  }

  private static long waitAfter(int attempts, RetryConfig config) {
    return config.getIntervalBiFunction().apply(attempts, Either.right(""));
  }

  @Test
  void standardWaitsAreUpTo100And200Milliseconds() {
    assertThat(RetryPlan.STANDARD.longest(1)).isEqualTo(100);
    assertThat(RetryPlan.STANDARD.longest(2)).isEqualTo(200);
    RetryConfig config = RetryPlan.STANDARD.config();
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> waitAfter(2, config)))
        .allMatch(wait -> wait >= 1 && wait <= 200)
        .anyMatch(wait -> wait > 150)
        .anyMatch(wait -> wait < 50);
  }

  @Test
  void growthEndsAtTheLongestWait() {
    RetryPlan plan = plan(3, Duration.ofMillis(500), new Jitter.None());
    RetryConfig config = plan.config();
    assertThat(IntStream.rangeClosed(1, 4).mapToObj(n -> waitAfter(n, config)))
        .containsExactly(100L, 300L, 500L, 500L);
  }

  @Test
  void growthWithoutEndDoesNotOverflow() {
    RetryPlan plan = plan(100, RetryPlan.UNLIMITED, new Jitter.Full());
    assertThat(plan.longest(1_000)).isEqualTo(Long.MAX_VALUE);
    assertThat(plan.jitter().applied(Long.MAX_VALUE, 1)).isPositive();
  }

  @Test
  void chanceHasItsPart() {
    assertThat(new Jitter.None().applied(100, 0.3)).isEqualTo(100);
    assertThat(new Jitter.Full().applied(100, 0)).isEqualTo(1);
    assertThat(new Jitter.Full().applied(100, 0.3)).isEqualTo(30);
    assertThat(new Jitter.Around(0.5).applied(100, 0)).isEqualTo(50);
    assertThat(new Jitter.Around(0.5).applied(100, 0.5)).isEqualTo(100);
    assertThat(new Jitter.Around(0.5).applied(100, 1)).isEqualTo(150);
  }
}
