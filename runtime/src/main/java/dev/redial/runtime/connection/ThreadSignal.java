package dev.redial.runtime.connection;

import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The signal of a synchronous call: wakes its thread, parked or leading.
 *
 * <p>Thread-safety: raised by any thread, awaited by the one it was made on.
 */
public final class ThreadSignal implements Signal {
  private final Thread thread = Thread.currentThread();
  private final boolean mayLead = LeadingThreads.mayLead(thread);
  private volatile boolean raised;
  private volatile boolean nudged;
  private volatile @Nullable Selector leadingOn;

  @Override
  public void raise() {
    raised = true;
    Selector selector = leadingOn;
    if (selector != null) {
      selector.wakeup();
    } else if (Thread.currentThread() != thread) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void nudge() {
    nudged = true;
    LockSupport.unpark(thread);
  }

  @Override
  public boolean readsItself() {
    return mayLead;
  }

  /** Whether it was raised since the last {@link #lower()}. */
  public boolean isRaised() {
    return raised;
  }

  /** Forgets what was raised; call it before looking, never after. */
  public void lower() {
    raised = false;
  }

  /**
   * Parks until raised, nudged, interrupted or past the deadline.
   *
   * @param deadlineNanos on the scale of {@link System#nanoTime()}
   */
  public void park(long deadlineNanos) {
    long left = deadlineNanos - System.nanoTime();
    while (!raised && !nudged && left > 0 && !thread.isInterrupted()) {
      LockSupport.parkNanos(this, left);
      left = deadlineNanos - System.nanoTime();
    }
    nudged = false;
  }

  void leadOn(Selector selector) {
    leadingOn = selector;
  }

  void stopLeading() {
    leadingOn = null;
  }
}
