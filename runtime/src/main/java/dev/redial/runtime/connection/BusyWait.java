package dev.redial.runtime.connection;

/**
 * The moment for which a caller looks for its answer again and again before it sleeps, because to
 * be woken may take longer than the answer.
 *
 * <p>Only where the last answers of its connection came that soon, while nobody stands behind it on
 * its connection, who could do with the processor, and while no more callers wait for such answers
 * than may ({@link AwakeCallers}), whether awake or asleep.
 *
 * <p>Thread-safety: used by the caller that leads, and for a moment by the one that did before; who
 * waits is counted for everybody.
 */
final class BusyWait {
  /** Answers that take longer are slept for, and it lasts no longer than that (100 us, ours). */
  static final long MOST_NANOS = 100_000;

  /** One slow answer ends it for the next few, and not for long (ours). */
  private static final long SLOW_NANOS = 10 * MOST_NANOS;

  /** An answer that takes this many times as long as usual is probably slow (ours). */
  private static final int PATIENCE = 2;

  /** One in so many is what the last answer counts in what is usual (ours). */
  private static final int WEIGHT = 8;

  private final AwakeCallers callers;
  private final Clock clock;
  private volatile long usual = SLOW_NANOS;

  BusyWait(AwakeCallers callers, Clock clock) {
    this.callers = callers;
    this.clock = clock;
  }

  /**
   * Whether the next answer is likely to come soon; if so, its caller is one of those who wait for
   * such until {@link #end}.
   */
  boolean begin() {
    return usual <= MOST_NANOS && callers.enter();
  }

  void end() {
    callers.leave();
  }

  /**
   * Reads until something came, the signal is raised or the connection is read by another; returns
   * false if it is time to sleep instead.
   */
  boolean read(ReadingTurn turn, ThreadSignal signal) {
    long nanos = Math.min(PATIENCE * usual, MOST_NANOS);
    long begun = clock.nanoTime();
    while (!signal.isRaised() && turn.mayRead()) {
      if (callers.areTooMany()) {
        return false;
      }
      if (turn.read()) {
        return true;
      }
      if (clock.nanoTime() - begun > nanos || !turn.isAlone()) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  /** What an answer took to come, behind no other and however it was waited for. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // an answer more or less does not matter
  void took(long nanos) {
    long counted = Math.min(nanos, SLOW_NANOS);
    usual += (counted - usual) / WEIGHT;
  }
}
