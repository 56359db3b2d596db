package dev.redial.samples.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntConsumer;

/** Threads that do the same, and stay when they are done until they are let go. */
final class Team {
  private final CountDownLatch done;
  private final CountDownLatch leave = new CountDownLatch(1);

  Team(ThreadFactory threads, int members, IntConsumer task) {
    done = new CountDownLatch(members);
    for (int i = 0; i < members; i++) {
      int member = i;
      threads.newThread(() -> work(task, member)).start();
    }
  }

  private void work(IntConsumer task, int member) {
    try {
      task.accept(member);
    } finally {
      done.countDown();
    }
    awaitLeave();
  }

  private void awaitLeave() {
    try {
      leave.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void await() throws InterruptedException {
    done.await();
  }

  void release() {
    leave.countDown();
  }
}
