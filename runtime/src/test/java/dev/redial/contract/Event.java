package dev.redial.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Something that happens once, and that others wait for.
 *
 * <p>Thread-safety: used by any thread.
 */
final class Event {
  /** Long enough for anything that a test waits for. */
  static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch latch = new CountDownLatch(1);

  void happen() {
    latch.countDown();
  }

  boolean hasHappened() {
    return latch.getCount() == 0;
  }

  void await() {
    if (!happensWithin(Duration.ofSeconds(PATIENCE_SECONDS))) {
      throw new AssertionError("it has not happened within " + PATIENCE_SECONDS + " s");
    }
  }

  /** Waits so long, unless it happens before. */
  boolean happensWithin(Duration limit) {
    try {
      return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while it was waited for", e);
    }
  }
}
