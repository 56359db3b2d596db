package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How many calls to one origin may be sent again, so that a server in trouble is not buried (rule
 * R6): a fifth of all calls, and ten a second besides.
 *
 * <p>Each call brings a fifth of a token, which lives for ten seconds; sending one again takes one.
 *
 * <p>Thread-safety: {@code this} guards the fields.
 */
public final class RetryBudget {
  private static final int SECONDS = 10;
  private static final int CALLS_PER_TOKEN = 5;
  private static final int FLOOR_PER_SECOND = 10;

  private final Clock clock;
  private final long startNanos;

  /** Fifths of tokens by the second in which they came, as a ring. */
  private final long[] fifths = new long[SECONDS];

  private long second;
  private int floorTaken;

  RetryBudget(Clock clock) {
    this.clock = clock;
    this.startNanos = clock.nanoTime();
  }

  /** A call began; its further attempts are none. */
  public synchronized void call() {
    turn();
    fifths[ring(second)]++;
  }

  /** Takes leave to send one call again; false if there is none left now. */
  public synchronized boolean take() {
    turn();
    if (floorTaken < FLOOR_PER_SECOND) {
      floorTaken++;
      return true;
    }
    if (Arrays.stream(fifths).sum() < CALLS_PER_TOKEN) {
      return false;
    }
    takeOldest();
    return true;
  }

  private void takeOldest() {
    long wanted = CALLS_PER_TOKEN;
    for (long at = second + 1; wanted > 0; at++) {
      long taken = Math.min(wanted, fifths[ring(at)]);
      fifths[ring(at)] -= taken;
      wanted -= taken;
    }
  }

  /** Forgets the seconds that are over. */
  private void turn() {
    long now = TimeUnit.NANOSECONDS.toSeconds(clock.nanoTime() - startNanos);
    if (now == second) {
      return;
    }
    long passed = Math.min(SECONDS, now - second);
    for (long i = 1; i <= passed; i++) {
      fifths[ring(second + i)] = 0;
    }
    second = now;
    floorTaken = 0;
  }

  private static int ring(long second) {
    return (int) (second % SECONDS);
  }
}
