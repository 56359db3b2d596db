package dev.redial.runtime.connection;

import java.nio.channels.Selector;
import java.util.concurrent.ForkJoinPool;
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

  /** Of its own thread. */
  private @Nullable ReadingTurn lastTurn;

  /** Its own thread looks at it before it waits, and is not woken: that is a system call. */
  @Override
  public void raise() {
    raised = true;
    if (Thread.currentThread() == thread) {
      return;
    }
    Selector selector = leadingOn;
    if (selector != null) {
      selector.wakeup();
    } else {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void nudge() {
    nudged = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void come() {
    if (Thread.currentThread() != thread) {
      raise();
    }
  }

  @Override
  public boolean readsItself() {
    return mayLead;
  }

  /** Whether it is the calling thread's, who alone may wait for it. */
  public boolean isMine() {
    return thread == Thread.currentThread();
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
   * Parks until raised, nudged, interrupted or past the deadline; a fork-join pool whose thread
   * this is lends another one, for the JDK's client tells its results on the common pool.
   *
   * @param deadlineNanos on the scale of {@link System#nanoTime()}
   */
  public void park(long deadlineNanos) {
    try {
      ForkJoinPool.managedBlock(new Parking(deadlineNanos));
    } catch (InterruptedException e) {
      thread.interrupt();
    }
    nudged = false;
  }

  private final class Parking implements ForkJoinPool.ManagedBlocker {
    private final long deadlineNanos;

    Parking(long deadlineNanos) {
      this.deadlineNanos = deadlineNanos;
    }

    private long left() {
      return deadlineNanos - System.nanoTime();
    }

    @Override
    public boolean isReleasable() {
      return raised || nudged || left() <= 0 || thread.isInterrupted();
    }

    @Override
    public boolean block() {
      LockSupport.parkNanos(ThreadSignal.this, left());
      return isReleasable();
    }
  }

  /** Who waits for one answer again and again, as for content, has one turn. */
  ReadingTurn beginTurn(Exchange mine) {
    ReadingTurn turn = ReadingTurn.begin(mine, lastTurn);
    lastTurn = turn;
    return turn;
  }

  void leadOn(Selector selector) {
    leadingOn = selector;
  }

  void stopLeading() {
    leadingOn = null;
  }
}
