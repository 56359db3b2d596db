package dev.redial.resend;

import java.time.Duration;
import java.util.Locale;

/** Times as people say them. */
final class Elapsed {
  private static final int SECOND_MILLIS = 1_000;
  private static final int MINUTE_MILLIS = 60_000;

  private Elapsed() {}

  /** As in {@code 340 ms}, {@code 1.2 s} or {@code 2 min 5 s}. */
  static String text(Duration time) {
    long millis = time.toMillis();
    if (millis < SECOND_MILLIS) {
      return millis + " ms";
    }
    if (millis < MINUTE_MILLIS) {
      return String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND_MILLIS);
    }
    return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
