package dev.redial.runtime.connection;

import java.time.Duration;

/** Durations as nanoseconds that can be added to a clock without overflow. */
public final class Nanos {
  /** About 73 years: for ever, and still far from the end of the scale. */
  private static final long MOST = Long.MAX_VALUE / 4;

  /** As long as that. */
  static final Duration FOR_EVER = Duration.ofNanos(MOST);

  private Nanos() {}

  /** The nanoseconds of {@code duration}, or as good as for ever. */
  public static long of(Duration duration) {
    return duration.compareTo(Duration.ofNanos(MOST)) < 0 ? duration.toNanos() : MOST;
  }
}
