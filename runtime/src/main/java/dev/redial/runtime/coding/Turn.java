package dev.redial.runtime.coding;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has a task run by whoever calls first, again as long as others, or the task itself, call.
 *
 * <p>So the task runs on one thread at a time, and never within itself: the stack does not grow.
 *
 * <p>Thread-safety: any thread. If the task throws, whoever ran it gets that, and it is never run
 * again.
 */
final class Turn {
  private final AtomicInteger calls = new AtomicInteger();
  private final Runnable task;

  Turn(Runnable task) {
    this.task = task;
  }

  void call() {
    if (calls.getAndIncrement() == 0) {
      int seen = 1;
      while (seen != 0) {
        task.run();
        seen = calls.addAndGet(-seen);
      }
    }
  }
}
