package dev.redial.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls that nobody waits for: each answer begins the next one.
 *
 * <p>Thread-safety: used by one thread.
 */
final class AsyncLoad implements Load {
  private final Contender contender;
  private final Shape shape;
  private final Histograms histograms;

  AsyncLoad(Contender contender, Shape shape) {
    this.contender = contender;
    this.shape = shape;
    this.histograms = new Histograms(shape.callers());
  }

  @Override
  public void run(long nanos, Tally tally) throws InterruptedException {
    int slots = shape.callers();
    CountDownLatch done = new CountDownLatch(slots);
    long deadline = System.nanoTime() + nanos;
    List<Slot> all = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      all.add(new Slot(i, deadline, tally, done));
    }
    all.forEach(Slot::begin);
    done.await();
    all.forEach(slot -> tally.add(slot.latencies));
  }

  /** One call after the other. */
  private final class Slot implements Completion {
    private final long deadlineNanos;
    private final Tally tally;
    private final CountDownLatch done;
    private final Histogram latencies;

    /** Calls to begin: where an answer is there at once, its next call is begun by a loop. */
    private final AtomicInteger due = new AtomicInteger();

    private int index;
    private long begunNanos;

    Slot(int index, long deadlineNanos, Tally tally, CountDownLatch done) {
      this.index = index;
      this.deadlineNanos = deadlineNanos;
      this.tally = tally;
      this.done = done;
      this.latencies = histograms.cleared(index);
    }

    void begin() {
      begunNanos = System.nanoTime();
      next();
    }

    private void next() {
      if (due.getAndIncrement() == 0) {
        do {
          ask();
        } while (due.decrementAndGet() != 0);
      }
    }

    private void ask() {
      try {
        contender.start(work(), this);
      } catch (RuntimeException e) {
        failed(e);
      }
    }

    private Work work() {
      return shape.cycle().get(index % shape.cycle().size());
    }

    @Override
    public void answered(int status, long length) {
      long now = System.nanoTime();
      if (tally.agrees(work(), status, length)) {
        latencies.add(now - begunNanos);
      }
      goOn(now);
    }

    @Override
    public void failed(Throwable failure) {
      tally.fail(failure);
      goOn(System.nanoTime());
    }

    private void goOn(long nowNanos) {
      index++;
      begunNanos = nowNanos;
      if (nowNanos - deadlineNanos < 0 && tally.mayGoOn()) {
        next();
      } else {
        done.countDown();
      }
    }
  }
}
