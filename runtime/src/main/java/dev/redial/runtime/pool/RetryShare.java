package dev.redial.runtime.pool;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one operation has of the {@link RetryBudget} of its origin: a part of a token for each of
 * its calls, which lives for ten seconds; sending one again takes a whole one.
 *
 * <p>Thread-safety: the budget's monitor guards the fields, but for {@link #begun} and {@link
 * #helpedAt}: an answer at the moment of a setback counts before it or after it.
 */
public final class RetryShare {
  private static final int SECONDS = 10;
  private static final long NEVER = -2;
  private static final int TOKEN = 1_000;

  /** What a setback takes of what was saved, as a divisor (ours). */
  private static final int FORGOTTEN = 10;

  /** So that an operation that is called seldom recovers soon from a long outage (ours). */
  private static final int MOST_OWED = 10;

  private final RetryBudget budget;
  private final long perCall;

  /** Thousandths of tokens by the second in which they came, as a ring. */
  private final long[] thousandths = new long[SECONDS];

  /** Calls that began in {@link #second} and have brought nothing yet. */
  private final AtomicInteger begun = new AtomicInteger();

  private volatile long second;
  private int lent;
  private int owed;

  /** Whether what calls bring pays for what was lent, or is owed. */
  private volatile boolean indebted;

  /** In which second a call had its answer, since the last setback; written by anybody. */
  private volatile long helpedAt = NEVER;

  RetryShare(RetryBudget budget, RetryAllowance allowance) {
    this.budget = budget;
    this.perCall = Math.round(allowance.ratio() * TOKEN);
  }

  /**
   * A call began; its further attempts are none.
   *
   * @param now on the manager's clock
   */
  public void call(long now) {
    if (!indebted && budget.secondOf(now) == second) {
      begun.incrementAndGet();
      return;
    }
    synchronized (budget) {
      turn();
      thousandths[ring(second)] += perCall;
      if (lent + owed > 0 && hasToken()) {
        takeOldest();
        payBack();
      }
    }
  }

  private void payBack() {
    if (lent > 0) {
      lent--;
    } else {
      owed--;
    }
    indebted = lent + owed > 0;
  }

  /** Whether nothing is left now. */
  public boolean isUsedUp() {
    synchronized (budget) {
      turn();
      return !budget.lends() && !hasToken();
    }
  }

  private boolean hasToken() {
    return saved() >= TOKEN;
  }

  private long saved() {
    return Arrays.stream(thousandths).sum();
  }

  /** Takes leave to send one call again; false if there is none left now. */
  public boolean take() {
    synchronized (budget) {
      if (isUsedUp()) {
        return false;
      }
      if (hasToken()) {
        takeOldest();
      } else {
        lent++;
        indebted = true;
      }
      budget.taken();
      return true;
    }
  }

  /**
   * Takes leave to send a copy of one that has not failed; false if there is none now, or if what
   * is left is for those that do: a token, or half of the few of a second.
   */
  public boolean takeForCopy() {
    synchronized (budget) {
      turn();
      return (budget.lendsToCopies() || saved() >= 2 * TOKEN) && take();
    }
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
   * is forgotten, and this one is paid for once more by calls to come, whenever they do: one that
   * happens to fail takes little from others, and where all do nothing is left soon.
   */
  public void setback() {
    synchronized (budget) {
      turn();
      helpedAt = NEVER;
      budget.setback(this);
      owed = Math.min(owed + 1, MOST_OWED);
      indebted = true;
    }
  }

  /** A call has its answer, be it at first or after it was sent again. */
  public void helped() {
    long now = budget.secondOf(budget.now());
    if (helpedAt != now) {
      helpedAt = now;
    }
  }

  /**
   * Whether its calls have answers, as far as can be seen: one had since its last setback, and
   * lately.
   */
  boolean fares() {
    return budget.second() - helpedAt <= 1;
  }

  void forget() {
    turn();
    for (int i = 0; i < SECONDS; i++) {
      thousandths[i] -= thousandths[i] / FORGOTTEN;
    }
  }

  /** Takes what calls have brought, and forgets the seconds that are over. */
  private void turn() {
    thousandths[ring(second)] += perCall * begun.getAndSet(0);
    long now = budget.second();
    if (now == second) {
      return;
    }
    long passed = Math.min(SECONDS, now - second);
    for (long i = 1; i <= passed; i++) {
      thousandths[ring(second + i)] = 0;
    }
    second = now;
    lent = 0;
    indebted = owed > 0;
  }

  private static int ring(long second) {
    return (int) (second % SECONDS);
  }
}
