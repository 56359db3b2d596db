package dev.redial.runtime.pool;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts the connections that are not closed yet, and the guests, for those who wait until none is
 * left.
 *
 * <p>Thread-safety: {@code this} guards the fields.
 */
final class OpenConnections {
  private int open;
  private @Nullable Runnable whenNone;

  synchronized void opened() {
    open++;
  }

  void closed() {
    Runnable then;
    synchronized (this) {
      open--;
      then = open == 0 ? whenNone : null;
      notifyAll();
    }
    if (then != null) {
      then.run();
    }
  }

  /**
   * Waits until there are none; returns false if that takes longer than {@code nanos}. A fork-join
   * pool whose thread waits lends another one, which guests may need to end.
   */
  boolean awaitNone(long nanos) throws InterruptedException {
    Wait wait = new Wait(System.nanoTime() + nanos);
    ForkJoinPool.managedBlock(wait);
    return areNone();
  }

  private synchronized boolean areNone() {
    return open <= 0;
  }

  private final class Wait implements ForkJoinPool.ManagedBlocker {
    private final long deadline;

    Wait(long deadline) {
      this.deadline = deadline;
    }

    @Override
    public boolean isReleasable() {
      return areNone() || deadline - System.nanoTime() <= 0;
    }

    @Override
    public boolean block() throws InterruptedException {
      synchronized (OpenConnections.this) {
        long left = deadline - System.nanoTime();
        if (open > 0 && left > 0) {
          TimeUnit.NANOSECONDS.timedWait(OpenConnections.this, left);
        }
      }
      return isReleasable();
    }
  }

  /** Runs {@code then} as soon as there are none, which may be now. */
  void whenNone(Runnable then) {
    synchronized (this) {
      whenNone = then;
      if (open > 0) {
        return;
      }
    }
    then.run();
  }
}
