package dev.redial.runtime;

import dev.redial.runtime.connection.Nanos;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The calls under way, and the end when there are none and no new ones may begin.
 *
 * <p>Thread-safety: {@code this} guards the fields.
 */
final class InFlight {
  private final CountDownLatch terminated = new CountDownLatch(1);
  private int calls;
  private @Nullable Runnable onEnd;

  synchronized void enter() throws IOException {
    if (onEnd != null) {
      throw new IOException("the client is closed; nothing was sent");
    }
    calls++;
  }

  /** Leaves when it is run for the first time. */
  Runnable leaving() {
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        leave();
      }
    };
  }

  void leave() {
    synchronized (this) {
      calls--;
    }
    endIfLast();
  }

  void close(Runnable then) {
    synchronized (this) {
      if (onEnd == null) {
        onEnd = then;
      }
    }
    endIfLast();
  }

  private void endIfLast() {
    Runnable end;
    synchronized (this) {
      if (onEnd == null || calls > 0 || isTerminated()) {
        return;
      }
      end = onEnd;
      terminated.countDown();
    }
    end.run();
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
