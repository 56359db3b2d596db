package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How many calls to one origin may be sent again, so that a server in trouble is not buried (rule
 * R6): a share of all calls, but some a second in any case.
 *
 * <p>Each call brings its share of a token, which lives for ten seconds; sending one again takes
 * one. Where there is none, the first few of a second are lent, and tokens that come within the
 * same second pay for them: so it is the share or the few, whichever is more, and not both.
 *
 * <p>Thread-safety: {@code this} guards the fields.
 */
public final class RetryBudget {
  private static final int SECONDS = 10;
  private static final int TOKEN = 1_000;

  /** What a setback takes of what was saved, as a divisor (ours). */
  private static final int FORGOTTEN = 10;

  private final Clock clock;
  private final long startNanos;

  private final long share;
  private final int floor;

  /** Thousandths of tokens by the second in which they came, as a ring. */
  private final long[] thousandths = new long[SECONDS];

  private long second;
  private int takenThisSecond;
  private int lent;

  RetryBudget(Clock clock, RetryAllowance allowance) {
    this.clock = clock;
    this.startNanos = clock.nanoTime();
    this.share = Math.round(allowance.ratio() * TOKEN);
    this.floor = allowance.perSecond();
  }

  /** A call began; its further attempts are none. */
  public synchronized void call() {
    turn();
    thousandths[ring(second)] += share;
    if (lent > 0 && hasToken()) {
      takeOldest();
      lent--;
    }
  }

  /** Whether nothing is left now. */
  public synchronized boolean isUsedUp() {
    turn();
    return takenThisSecond >= floor && !hasToken();
  }

  private boolean hasToken() {
    return Arrays.stream(thousandths).sum() >= TOKEN;
  }

  /** Takes leave to send one call again; false if there is none left now. */
  public synchronized boolean take() {
    if (isUsedUp()) {
      return false;
    }
    if (hasToken()) {
      takeOldest();
    } else {
      lent++;
    }
    takenThisSecond++;
    return true;
  }

  private void takeOldest() {
    long wanted = TOKEN;
    for (long at = second + 1; wanted > 0; at++) {
      long taken = Math.min(wanted, thousandths[ring(at)]);
      thousandths[ring(at)] -= taken;
      wanted -= taken;
    }
  }

  /**
   * What was sent again has failed again: more of that does not help now. A tenth of what was saved
   * is forgotten, and this one is paid for once more by calls to come: one call that always fails
   * takes little from others, and where all do nothing is left soon.
   */
  public synchronized void setback() {
    turn();
    for (int i = 0; i < SECONDS; i++) {
      thousandths[i] -= thousandths[i] / FORGOTTEN;
    }
    lent++;
  }

  /** Forgets the seconds that are over. */
  private void turn() {
    long now = TimeUnit.NANOSECONDS.toSeconds(clock.nanoTime() - startNanos);
    if (now == second) {
      return;
    }
    long passed = Math.min(SECONDS, now - second);
    for (long i = 1; i <= passed; i++) {
      thousandths[ring(second + i)] = 0;
    }
    second = now;
    takenThisSecond = 0;
    lent = 0;
  }

  private static int ring(long second) {
    return (int) (second % SECONDS);
  }
}
