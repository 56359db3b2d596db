package dev.redial.testing;

import java.time.Duration;
import java.util.Random;

/**
 * How far away a {@link DistantServer} is, and how many of its answers are late.
 *
 * @param roundTrip from a request's arrival to its answer; a new connection costs one more
 * @param late added to some of them
 * @param lateShare of all arrivals, from 0 to 1
 * @param seed of the choice which ones are late
 */
public record Distance(Duration roundTrip, Duration late, double lateShare, long seed) {

  /**
   * Draws for each arrival whether its answer is late.
   *
   * @return gives nanoseconds; safe for any thread
   */
  Draw draw() {
    Random random = new Random(seed);
    return () -> random.nextDouble() < lateShare ? late.toNanos() : 0;
  }

  /** The choice which answers are late. */
  @FunctionalInterface
  interface Draw {
    /** By how many nanoseconds the next one is. */
    long nextNanos();
  }
}
