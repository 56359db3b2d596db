package dev.redial.runtime.items;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many items are asked for and not delivered yet.
 *
 * <p>Thread-safety: used by any thread.
 */
final class Wanted {
  private final AtomicLong count = new AtomicLong();

  /** Adds; the largest number stands for all that will ever come. */
  void add(long more) {
    count.accumulateAndGet(more, (old, n) -> old + n < 0 ? Long.MAX_VALUE : old + n);
  }

  boolean isEmpty() {
    return count.get() == 0;
  }

  void takeOne() {
    count.updateAndGet(old -> old == Long.MAX_VALUE ? old : old - 1);
  }

  /** Everything, which is none afterwards. */
  long takeAll() {
    return count.getAndSet(0);
  }

  static IllegalArgumentException refusal(long count) {
    return new IllegalArgumentException(
        "request(" + count + "): only a positive number can be asked");
  }
}
