package dev.redial.runtime.event;

import java.time.Duration;
import java.util.Locale;

/**
 * What one connection was doing.
 *
 * @param id its number, unique within the manager
 * @param state its state in one word, as in {@code OPEN}
 * @param outstanding how many exchanges were not answered yet
 * @param completed how many exchanges were answered
 * @param age how long it had been open
 * @param idle how long nothing had been outstanding; zero while something is
 */
public record ConnectionSnapshot(
    long id, String state, int outstanding, int completed, Duration age, Duration idle) {
  private static final double MILLIS_PER_SECOND = 1000;

  String describe() {
    return String.format(
        Locale.ROOT,
        "    connection %d %s: %d outstanding, %d completed; %.1f s old, idle for %.1f s\n",
        id,
        state,
        outstanding,
        completed,
        seconds(age),
        seconds(idle));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }
}
