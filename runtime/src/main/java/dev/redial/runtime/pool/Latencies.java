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
  private volatile long rescueAfterNanos = LEAST_NANOS;

  void add(long nanos) {
    int at = (int) (added % KEPT);
    if (at == samples.length) {
      samples = Arrays.copyOf(samples, KEPT);
    }
    samples[at] = nanos;
    added++;
    boolean early = added < STEP && Long.bitCount(added) == 1;
    if (early || added % (added < KEPT ? STEP : LATER_STEP) == 0) {
      rescueAfterNanos = Math.max(LEAST_NANOS, Math.min(MOST_NANOS, 3 * percentile95()));
    }
  }

  private long percentile95() {
    int count = (int) Math.min(added, KEPT);
    if (sorted.length < count) {
      sorted = new long[samples.length];
    }
    System.arraycopy(samples, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    return sorted[(count * 95 + 99) / 100 - 1];
  }

  /**
   * Three times what 95 of 100 answers take, at least 150 ms and at most 5 s: whoever stands behind
   * an answer that is later moves.
   */
  long rescueAfterNanos() {
    return rescueAfterNanos;
  }
}
