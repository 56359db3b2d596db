package dev.redial.samples.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
  private final AtomicLong posts = new AtomicLong();
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

  /** The same where nobody has looked at the status. */
  boolean agrees(Work work, int status, long length) {
    if (status == 200) {
      return agrees(work, length);
    }
    fail(new IllegalStateException("answered " + status));
    return false;
  }

  /** What a call should have had, and what it had. */
  boolean agrees(Work work, long length) {
    if (length == work.answerLength()) {
      count(work);
      return true;
    }
    fail(new IllegalStateException("an answer of %d octets to %s".formatted(length, work)));
    return false;
  }

  private void count(Work work) {
    if (!work.isIdempotent()) {
      posts.incrementAndGet();
    }
  }

  void fail(Throwable failure) {
    failures.incrementAndGet();
    first.compareAndSet(null, failure);
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  boolean mayGoOn() {
    return failures.get() < TOO_MANY;
  }

  /** For those who count them by themselves. */
  void addPosts(long answered) {
    posts.addAndGet(answered);
  }

  /** Answers to calls that are not idempotent. */
  long posts() {
    return posts.get();
  }

  int failures() {
    return failures.get();
  }

  /** The first one; null if there is none. */
  @Nullable Throwable failure() {
    return first.get();
  }
}
