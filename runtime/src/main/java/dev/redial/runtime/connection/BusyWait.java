package dev.redial.runtime.connection;

import dev.redial.runtime.connection.ConnectionSettings.BusyWaiting;
import java.util.concurrent.Semaphore;

/**
 * The moment for which a caller looks for its answer again and again before it sleeps, because to
 * be woken may take longer than the answer.
 *
 * <p>Only where the last answers of its connection came that soon, while nobody stands behind it,
 * who could do with the processor, and while another is left for each that is so busy.
 *
 * <p>Thread-safety: used by the caller that leads, and for a moment by the one that did before; the
 * processors are everybody's.
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

  /** Half of all, so that as many are left for others: none of one. */
  private static final Semaphore OF_THIS_MACHINE =
      new Semaphore(Runtime.getRuntime().availableProcessors() / 2);

  private final Semaphore processors;
  private final Clock clock;
  private volatile long usual = SLOW_NANOS;

  /** Each takes one of {@code processors} while it lasts, and is left out where none is left. */
  BusyWait(Semaphore processors, Clock clock) {
    this.processors = processors;
    this.clock = clock;
  }

  static BusyWait of(BusyWaiting setting, Clock clock) {
    return new BusyWait(setting == BusyWaiting.ON ? OF_THIS_MACHINE : new Semaphore(0), clock);
  }

  /**
   * Reads until something came, the signal is raised or the connection is read by another; returns
   * false if it is time to sleep instead.
   */
  boolean read(ReadingTurn turn, ThreadSignal signal) {
    if (usual > MOST_NANOS || !processors.tryAcquire()) {
      return false;
    }
    try {
      return readFor(Math.min(PATIENCE * usual, MOST_NANOS), turn, signal);
    } finally {
      processors.release();
    }
  }

  private boolean readFor(long nanos, ReadingTurn turn, ThreadSignal signal) {
    long begun = clock.nanoTime();
    while (!signal.isRaised() && turn.mayRead()) {
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
