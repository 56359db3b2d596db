package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many calls to one origin may be sent again, so that a server in trouble is not buried (rule
 * R6): a share of all calls, but some a second in any case.
 *
 * <p>Each operation has the share of its own calls, so that one that always fails takes nothing
 * from the others. Where it has nothing left, the first few of a second are lent, whatever they are
 * for, and what its calls bring within the same second pays for them: so it is the share or the
 * few, whichever is more, and not both.
 *
 * <p>Thread-safety: {@code this} guards the fields, and those of the shares; most calls begin and
 * are answered without it.
 */
public final class RetryBudget {
  /** Operations that have a share of their own; all further ones have one together (ours). */
  static final int OPERATIONS = 256;

  private static final String OTHERS = "";

  private final Clock clock;
  private final long startNanos;
  private final RetryAllowance allowance;
  private final Map<String, RetryShare> shares = new ConcurrentHashMap<>();
  private long second;
  private int takenThisSecond;

  /** Whose call was sent again last and has failed again; null for none so far. */
  private @Nullable RetryShare lastSetback;

  RetryBudget(Clock clock, RetryAllowance allowance) {
    this.clock = clock;
    this.startNanos = clock.nanoTime();
    this.allowance = allowance;
  }

  /** What the calls of one operation have. */
  public RetryShare of(String operation) {
    RetryShare known = shares.get(operation);
    if (known == null && shares.size() >= OPERATIONS) {
      known = shares.get(OTHERS);
    }
    return known != null ? known : begin(operation);
  }

  private synchronized RetryShare begin(String operation) {
    String name = shares.size() < OPERATIONS ? operation : OTHERS;
    return shares.computeIfAbsent(name, any -> new RetryShare(this, allowance));
  }

  long now() {
    return clock.nanoTime();
  }

  /** In which second a moment lies, from 0. */
  long secondOf(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos - startNanos);
  }

  // ---- for the shares, which hold the monitor

  /** Which second it is. */
  long second() {
    long now = secondOf(now());
    if (now != second) {
      second = now;
      takenThisSecond = 0;
    }
    return now;
  }

  /** Whether one of the few of this second is left. */
  boolean lends() {
    return takenThisSecond < allowance.perSecond();
  }

  /** Whether more than half of them are. */
  boolean lendsToCopies() {
    return 2 * takenThisSecond < allowance.perSecond();
  }

  void taken() {
    takenThisSecond++;
  }

  /**
   * A setback of one operation after another tells that it may be the origin that is in trouble:
   * then all forget a part of what was saved, but those whose calls are answered nevertheless.
   */
  void setback(RetryShare failed) {
    if (lastSetback == null || lastSetback == failed) {
      failed.forget();
    } else {
      shares.values().stream().filter(share -> !share.fares()).forEach(RetryShare::forget);
    }
    lastSetback = failed;
  }
}
