package dev.redial.samples.benchmarks;

import java.util.Arrays;

/**
 * Counts of latencies, to about 3 %: 32 steps for each power of two.
 *
 * <p>Thread-safety: used by one thread at a time.
 */
final class Histogram {
  private static final int STEP_BITS = 5;
  private static final int STEPS = 1 << STEP_BITS;
  private static final int LONGEST_BITS = 40;
  private static final int SIZE = (LONGEST_BITS - STEP_BITS + 1) << STEP_BITS;

  private final int[] counts = new int[SIZE];

  void clear() {
    Arrays.fill(counts, 0);
  }

  void add(long nanos) {
    add(nanos, 1);
  }

  void add(long nanos, int times) {
    counts[index(nanos)] += times;
  }

  private static int index(long nanos) {
    if (nanos < STEPS) {
      return (int) Math.max(0, nanos);
    }
    int shift = Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(nanos);
    int index = ((shift + 1) << STEP_BITS) + (int) (nanos >>> shift) - STEPS;
    return Math.min(SIZE - 1, index);
  }

  private static long nanos(int index) {
    if (index < STEPS) {
      return index;
    }
    int shift = (index >> STEP_BITS) - 1;
    return (long) (STEPS + (index & (STEPS - 1))) << shift;
  }

  void add(Histogram other) {
    for (int i = 0; i < SIZE; i++) {
      counts[i] += other.counts[i];
    }
  }

  long count() {
    long count = 0;
    for (int each : counts) {
      count += each;
    }
    return count;
  }

  /**
   * The latency that this share of all stays below.
   *
   * @param share 0 to 1
   */
  long quantile(double share) {
    long left = (long) Math.ceil(count() * share);
    for (int i = 0; i < SIZE; i++) {
      left -= counts[i];
      if (left <= 0) {
        return nanos(i);
      }
    }
    return nanos(SIZE - 1);
  }
}
