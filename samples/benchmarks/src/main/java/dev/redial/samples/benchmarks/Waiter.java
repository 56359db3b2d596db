package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A caller that is parked until its answer is here: the least that waiting can cost.
 *
 * <p>Thread-safety: made and awaited by one thread; told by any.
 */
final class Waiter implements Completion {
  private final Thread caller = Thread.currentThread();
  private int status; // written before ended
  private long length; // written before ended
  private @Nullable Throwable failure; // written before ended
  private volatile boolean ended;

  /** The length of the answer to a call that only tells. */
  static long call(Contender contender, Work work) throws IOException {
    Waiter waiter = new Waiter();
    contender.start(work, waiter);
    return waiter.await();
  }

  @Override
  public void answered(int status, long length) {
    this.status = status;
    this.length = length;
    end();
  }

  @Override
  public void failed(Throwable failure) {
    this.failure = failure;
    end();
  }

  private void end() {
    ended = true;
    LockSupport.unpark(caller);
  }

  private long await() throws IOException {
    while (!ended) {
      LockSupport.park(this);
    }
    if (failure != null) {
      throw new IOException("not answered", failure);
    }
    return Completion.checked(status, length);
  }
}
