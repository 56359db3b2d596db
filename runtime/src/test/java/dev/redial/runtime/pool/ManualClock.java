package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Clock;
import java.time.Duration;

/** Time that passes when a test says so. */
final class ManualClock implements Clock {
  private long now = 1_000;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized long wallMillis() {
    return now / 1_000_000;
  }

  synchronized void pass(Duration time) {
    now += time.toNanos();
  }
}
