package dev.redial.samples.benchmarks;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls that begin at set times, whatever becomes of those before; each counts from when it was
 * due. So who is held up shows in the latencies, where callers that wait would ask for less.
 *
 * <p>Thread-safety: used by one thread.
 */
final class PacedLoad implements Load {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1) / Scenario.PACE;

  private final Contender contender;
  private final List<Work> cycle;

  PacedLoad(Contender contender, List<Work> cycle) {
    this.contender = contender;
    this.cycle = cycle;
  }

  @Override
  public void run(long nanos, Tally tally) throws InterruptedException {
    int calls = (int) Math.max(1, nanos / INTERVAL_NANOS);
    CountDownLatch left = new CountDownLatch(calls);
    Histogram latencies = new Histogram();
    long dueNanos = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      await(dueNanos);
      begin(new Paced(cycle.get(i % cycle.size()), dueNanos, tally, latencies, left));
      dueNanos += INTERVAL_NANOS;
    }
    left.await();
    tally.add(latencies);
  }

  private void begin(Paced call) {
    try {
      contender.start(call.work, call);
    } catch (RuntimeException e) {
      call.failed(e);
    }
  }

  private static void await(long moment) throws InterruptedException {
    long left = moment - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      left = moment - System.nanoTime();
    }
  }

  /**
   * One call.
   *
   * @param latencies of all, guarded by itself
   */
  private record Paced(
      Work work, long dueNanos, Tally tally, Histogram latencies, CountDownLatch left)
      implements Completion {

    @Override
    public void answered(int status, long length) {
      long took = System.nanoTime() - dueNanos;
      if (tally.agrees(work, status, length)) {
        synchronized (latencies) {
          latencies.add(took);
        }
      }
      left.countDown();
    }

    @Override
    public void failed(Throwable failure) {
      tally.fail(failure);
      left.countDown();
    }
  }
}
