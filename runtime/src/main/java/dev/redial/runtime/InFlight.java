package dev.redial.runtime;

import dev.redial.runtime.connection.Nanos;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The calls under way, and the end when there are none and no new ones may begin.
 *
 * <p>Thread-safety: used by any thread. A call is counted before it looks whether it may begin, and
 * the end looks for calls after it has said that none may: one of the two sees the other.
 */
final class InFlight {
  private final CountDownLatch terminated = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<@Nullable Runnable> end = new AtomicReference<>();
  private volatile boolean closed;

  void enter() throws IOException {
    calls.incrementAndGet();
    if (closed) {
      leave();
      throw new IOException("the client is closed; nothing was sent");
    }
  }

  void leave() {
    if (calls.decrementAndGet() == 0 && closed) {
      endIfLast();
    }
  }

  void close(Runnable then) {
    synchronized (this) {
      if (closed) {
        return;
      }
      end.set(then);
      closed = true;
    }
    endIfLast();
  }

  /** Whoever tried in vain meanwhile looks again when it has left. */
  private void endIfLast() {
    if (calls.get() > 0) {
      return;
    }
    Runnable then = end.getAndSet(null);
    if (then != null) {
      terminated.countDown();
      then.run();
    }
  }

  boolean isTerminated() {
    return terminated.getCount() == 0;
  }

  /** A fork-join pool whose thread waits lends another one, which calls may need to end. */
  boolean awaitTermination(Duration limit) throws InterruptedException {
    ForkJoinPool.managedBlock(new Termination(limit));
    return isTerminated();
  }

  private final class Termination implements ForkJoinPool.ManagedBlocker {
    private final Duration limit;

    Termination(Duration limit) {
      this.limit = limit;
    }

    @Override
    public boolean isReleasable() {
      return isTerminated();
    }

    /** Once: afterwards it is over, or the limit has passed. */
    @Override
    public boolean block() throws InterruptedException {
      var unused = terminated.await(Nanos.of(limit), TimeUnit.NANOSECONDS);
      return true;
    }
  }
}
