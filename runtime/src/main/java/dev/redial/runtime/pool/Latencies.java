package dev.redial.runtime.pool;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How late an origin's answers usually are, told by the last 128 of them.
 *
 * <p>Thread-safety: guarded by its origin's pool; {@link #rescueAfterNanos} may be read by anybody.
 */
final class Latencies {
  private static final int KEPT = 128;

  /** How often the samples are sorted: an answer must not cost that. */
  private static final int STEP = 16;

  /** The same when there are as many as are kept. */
  private static final int LATER_STEP = 64;

  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private long[] samples = new long[STEP];
  private long[] sorted = {};
  private long added;

  /** How many of those that are kept are not so short that they make no difference. */
  private int notable;

  private volatile long rescueAfterNanos = LEAST_NANOS;

  void add(long nanos) {
    int at = (int) (added % KEPT);
    if (at == samples.length) {
      samples = Arrays.copyOf(samples, KEPT);
    }
    notable += (isNotable(nanos) ? 1 : 0) - (isNotable(samples[at]) ? 1 : 0);
    samples[at] = nanos;
    added++;
    boolean early = added < STEP && Long.bitCount(added) == 1;
    if (early || added % (added < KEPT ? STEP : LATER_STEP) == 0) {
      rescueAfterNanos = areMostlyShort() ? LEAST_NANOS : threeTimesPercentile95();
    }
  }

  private static boolean isNotable(long nanos) {
    return 3 * nanos > LEAST_NANOS;
  }

  /** Then nothing has to be sorted, as mostly. */
  private boolean areMostlyShort() {
    return notable <= count() - rank95();
  }

  private int count() {
    return (int) Math.min(added, KEPT);
  }

  /** Which of the sorted samples it is, from 1. */
  private int rank95() {
    return (count() * 95 + 99) / 100;
  }

  private long threeTimesPercentile95() {
    return Math.max(LEAST_NANOS, Math.min(MOST_NANOS, 3 * percentile95()));
  }

  private long percentile95() {
    int count = count();
    if (sorted.length < count) {
      sorted = new long[samples.length];
    }
    System.arraycopy(samples, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    return sorted[rank95() - 1];
  }

  /**
   * Three times what 95 of 100 answers take, at least 150 ms and at most 5 s: whoever stands behind
   * an answer that is later moves.
   */
  long rescueAfterNanos() {
    return rescueAfterNanos;
  }
}
