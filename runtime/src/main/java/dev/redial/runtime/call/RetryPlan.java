package dev.redial.runtime.call;

import io.github.resilience4j.retry.RetryConfig;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A retry policy in a few numbers.
 *
 * @param attempts of one call, the first included
 * @param firstWait after the first attempt, before chance has its part
 * @param growth by which each wait is longer than the one before; 1 for equal ones
 * @param longestWait that growth leads to
 * @param jitter what chance makes of a wait
 * @param statuses that are tried again
 */
public record RetryPlan(
    int attempts,
    Duration firstWait,
    double growth,
    Duration longestWait,
    Jitter jitter,
    RetryStatuses statuses) {

  /** No limit for waits. */
  public static final Duration UNLIMITED = Duration.ofMillis(Long.MAX_VALUE);

  /** Three attempts, waiting at random up to 100 ms, then up to 200 ms ("full jitter"). */
  public static final RetryPlan STANDARD =
      new RetryPlan(
          3, Duration.ofMillis(100), 2, UNLIMITED, new Jitter.Full(), RetryStatuses.STANDARD);

  /** What chance makes of a wait, so that callers who failed together do not return together. */
  public sealed interface Jitter {
    /**
     * A wait in milliseconds.
     *
     * @param longest as the plan has it, at least 1
     * @param chance from 0 to 1
     */
    long applied(long longest, double chance);

    /** Anything from nothing to all of it. */
    record Full() implements Jitter {
      @Override
      public long applied(long longest, double chance) {
        return Math.max(1, (long) ((double) longest * chance));
      }
    }

    /** All of it. */
    record None() implements Jitter {
      @Override
      public long applied(long longest, double chance) {
        return longest;
      }
    }

    /**
     * More or less of it.
     *
     * @param factor how much more or less, from 0 to 1
     */
    record Around(double factor) implements Jitter {
      @Override
      public long applied(long longest, double chance) {
        return Math.max(1, (long) ((double) longest * (1 - factor + 2 * factor * chance)));
      }
    }
  }

  /** As resilience4j has it. */
  public RetryConfig config() {
    return RetryConfig.<ResponseInfo>custom()
        .maxAttempts(attempts)
        .intervalFunction(n -> jitter.applied(longest(n), ThreadLocalRandom.current().nextDouble()))
        .retryOnResult(statuses)
        .build();
  }

  /** The wait after so many attempts, in milliseconds, before chance has its part. */
  long longest(int attempts) {
    double grown = (double) firstWait.toMillis() * Math.pow(growth, attempts - 1.0);
    return (long) Math.min(grown, (double) longestWait.toMillis());
  }
}
