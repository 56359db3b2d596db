package dev.redial.samples.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What came of one stretch of work: latencies of what was answered, and what was not.
 *
 * <p>Thread-safety: for any thread.
 */
final class Tally {
  /** After as many, nobody goes on. */
  private static final int TOO_MANY = 100;

  private static final long PAUSE_NANOS = 1_000_000;

  private final Histogram latencies = new Histogram(); // guarded by this
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

  synchronized void add(Histogram of) {
    latencies.add(of);
  }

  synchronized long requests() {
    return latencies.count();
  }

  synchronized long quantile(double share) {
    return latencies.quantile(share);
  }

  /** What a call should have had, and what it had. */
  boolean agrees(Work work, long length) {
    if (length == work.answerLength()) {
      return true;
    }
    fail(new IllegalStateException("an answer of %d octets to %s".formatted(length, work)));
    return false;
  }

  void fail(Throwable failure) {
    failures.incrementAndGet();
    first.compareAndSet(null, failure);
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  boolean mayGoOn() {
    return failures.get() < TOO_MANY;
  }

  int failures() {
    return failures.get();
  }

  /** The first one; null if there is none. */
  @Nullable Throwable failure() {
    return first.get();
  }
}
