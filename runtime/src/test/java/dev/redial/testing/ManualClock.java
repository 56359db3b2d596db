package dev.redial.testing;

import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.Timers;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that passes when told to, and the timers that hang on it.
 *
 * <p>Thread-safety: none; a simulation has one thread.
 */
public final class ManualClock implements Clock, Timers {
  private final PriorityQueue<Due> timers =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
  private long now = 1_000_000_000L;
  private long made;

  private record Due(long at, long number, Runnable task) {}

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public long wallMillis() {
    return now / 1_000_000;
  }

  @Override
  public Timer after(long nanos, Runnable task) {
    Due due = new Due(now + nanos, made++, task);
    timers.add(due);
    return () -> timers.remove(due);
  }

  /** Lets time pass, running what becomes due at its moment. */
  public void pass(Duration time) {
    long until = now + time.toNanos();
    while (!timers.isEmpty() && timers.peek().at() <= until) {
      Due next = timers.remove();
      now = Math.max(now, next.at());
      next.task().run();
    }
    now = until;
  }

  /** Whether anything is due at some time. */
  public boolean hasTimers() {
    return !timers.isEmpty();
  }

  /** Lets time pass up to the next timer and runs it. */
  public void passToNext() {
    Due next = timers.remove();
    now = Math.max(now, next.at());
    next.task().run();
  }
}
