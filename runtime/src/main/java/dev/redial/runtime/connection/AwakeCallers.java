package dev.redial.runtime.connection;

import dev.redial.runtime.connection.ConnectionSettings.BusyWaiting;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Callers whose answers are likely to come soon, so that they wait for them awake while there are
 * no more of them than may.
 *
 * <p>Thread-safety: used by all callers.
 */
public final class AwakeCallers {
  /** Half of the processors, so that as many are left for others: none of one (ours). */
  private static final AwakeCallers OF_THIS_JVM =
      new AwakeCallers(Runtime.getRuntime().availableProcessors() / 2);

  private static final AwakeCallers NONE = new AwakeCallers(0);

  private final int most;
  private final AtomicInteger waiting = new AtomicInteger();

  /** While more than {@code most} wait, all of them sleep. */
  AwakeCallers(int most) {
    this.most = most;
  }

  /** Those of all managers of this JVM, or none. */
  public static AwakeCallers of(BusyWaiting setting) {
    return setting == BusyWaiting.ON ? OF_THIS_JVM : NONE;
  }

  /** Counts a caller until {@link #leave}, even if it falls asleep; false if none may be awake. */
  boolean enter() {
    if (most == 0) {
      return false;
    }
    waiting.incrementAndGet();
    return true;
  }

  void leave() {
    waiting.decrementAndGet();
  }

  boolean areTooMany() {
    return waiting.get() > most;
  }
}
