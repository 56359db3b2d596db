package dev.redial.runtime;

import dev.redial.runtime.call.RetryPlan;
import dev.redial.runtime.call.RetryPlan.Jitter;
import dev.redial.runtime.call.RetryStatuses;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A retry policy while its settings are loaded; it begins as the standard one.
 *
 * <p>Thread-safety: none; used by one thread.
 */
final class PolicyDraft {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  /** Longer than anybody waits, and no sum of such waits overflows (ours). */
  private static final Duration LONGEST = Duration.ofDays(365);

  private int attempts = RetryPlan.STANDARD.attempts();
  private Duration wait = RetryPlan.STANDARD.firstWait();
  private Backoff backoff = Backoff.EXPONENTIAL;
  private double growth = RetryPlan.STANDARD.growth();
  private Duration longestWait = RetryPlan.UNLIMITED;
  private Chance chance = Chance.RANDOM;
  private OptionalDouble factor = OptionalDouble.empty();
  private RetryStatuses statuses = RetryPlan.STANDARD.statuses();

  private enum Backoff {
    EXPONENTIAL,
    FIXED
  }

  private enum Chance {
    RANDOM,
    NONE
  }

  void attempts(int most) {
    attempts = Range.atLeastOne("max-attempts", most, "1 means that nothing is tried again");
  }

  void wait(Duration first) {
    wait = wait("wait-duration", first);
  }

  void exponential(boolean on) {
    backoff = on ? Backoff.EXPONENTIAL : Backoff.FIXED;
  }

  void growth(double multiplier) {
    growth = Range.between("exponential-backoff-multiplier", multiplier, 1, 100, "2 doubles waits");
  }

  void longestWait(Duration longest) {
    longestWait = wait("exponential-max-wait-duration", longest);
  }

  void random(boolean on) {
    chance = on ? Chance.RANDOM : Chance.NONE;
  }

  void factor(double around) {
    factor =
        OptionalDouble.of(
            Range.between("randomized-wait-factor", around, 0, 1, "0.5 is half more or less"));
  }

  void statuses(Set<Integer> retried) {
    statuses = RetryStatuses.of(retried);
  }

  private static Duration wait(String setting, Duration value) {
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          setting + " is " + value + "; it has to be 1ms to 8760h, which is a year");
    }
    return value;
  }

  RetryPlan plan() {
    return backoff == Backoff.FIXED
        ? new RetryPlan(attempts, wait, 1, RetryPlan.UNLIMITED, jitter(), statuses)
        : new RetryPlan(attempts, wait, growth, longestWait, jitter(), statuses);
  }

  private Jitter jitter() {
    if (chance == Chance.NONE) {
      return new Jitter.None();
    }
    return factor.isPresent() ? new Jitter.Around(factor.getAsDouble()) : new Jitter.Full();
  }
}
