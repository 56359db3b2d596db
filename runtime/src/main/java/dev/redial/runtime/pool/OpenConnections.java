package dev.redial.runtime.pool;

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

  /** Waits until there are none; returns false if that takes longer than {@code nanos}. */
  synchronized boolean awaitNone(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (open > 0) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
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
