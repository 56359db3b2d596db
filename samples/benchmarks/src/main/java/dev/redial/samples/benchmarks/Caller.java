package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.util.List;

/**
 * Somebody who calls, waits, checks and looks at the clock.
 *
 * <p>Thread-safety: used by one thread.
 */
final class Caller {
  private final Contender contender;
  private final List<Work> cycle;
  private final Tally tally;
  private final Histogram latencies;
  private long nowNanos = System.nanoTime();

  /**
   * Somebody who has not called yet.
   *
   * @param latencies that nobody else adds to
   */
  Caller(Contender contender, List<Work> cycle, Tally tally, Histogram latencies) {
    this.contender = contender;
    this.cycle = cycle;
    this.tally = tally;
    this.latencies = latencies;
  }

  /** Takes the time from which the next call counts. */
  void begin() {
    nowNanos = System.nanoTime();
  }

  boolean mayGoOn(long deadlineNanos) {
    return nowNanos - deadlineNanos < 0 && tally.mayGoOn();
  }

  /** The next call counts from the end of this one. */
  void call(int index) {
    Work work = cycle.get(index % cycle.size());
    boolean answered = isAnswered(work);
    long before = nowNanos;
    nowNanos = System.nanoTime();
    if (answered) {
      latencies.add(nowNanos - before);
    }
  }

  private boolean isAnswered(Work work) {
    try {
      return tally.agrees(work, ask(work));
    } catch (IOException | InterruptedException | RuntimeException e) {
      tally.fail(e);
      return false;
    }
  }

  private long ask(Work work) throws IOException, InterruptedException {
    return work == Work.GIBIBYTE ? contender.download(work) : contender.call(work);
  }

  void end() {
    tally.add(latencies);
  }
}
