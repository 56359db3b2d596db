package dev.redial.runtime.coding;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many items somebody asked for and did not get yet.
 *
 * <p>Thread-safety: added to by any thread, taken from by one at a time.
 */
final class Demand {
  private final AtomicLong items = new AtomicLong();

  /** Adds at least one; what is too large to count is as good as endless. */
  void add(long more) {
    items.accumulateAndGet(more, (had, n) -> had + n < 0 ? Long.MAX_VALUE : had + n);
  }

  boolean isAny() {
    return items.get() > 0;
  }

  void takeOne() {
    items.decrementAndGet();
  }
}
