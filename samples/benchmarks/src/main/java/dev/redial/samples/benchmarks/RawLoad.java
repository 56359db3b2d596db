package dev.redial.samples.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The ceiling: one thread that keeps a batch under way on each connection, so that the server
 * always has something to do, and that does nothing for a single call but count it.
 *
 * <p>Thread-safety: used by one thread.
 */
final class RawLoad implements Load, Closeable {
  private static final int ANSWERS_UNTIL_CLOSE = 10;

  private final Scenario scenario;
  private final List<RawLane> lanes = new ArrayList<>();
  private Histogram latencies = new Histogram();

  RawLoad(Scenario scenario, Setup setup) throws IOException {
    this.scenario = scenario;
    for (int i = 0; i < setup.connections(); i++) {
      lanes.add(new RawLane(new RawConnection(setup, scenario.cycle())));
    }
  }

  @Override
  public void run(long nanos, Tally tally) throws IOException {
    latencies = new Histogram();
    work(System.nanoTime() + nanos);
    tally.add(latencies);
    tally.addPosts(latencies.count() * posts(scenario.cycle()) / scenario.cycle().size());
  }

  private static long posts(List<Work> cycle) {
    return cycle.stream().filter(work -> !work.isIdempotent()).count();
  }

  private void work(long deadlineNanos) throws IOException {
    switch (scenario.shape().kind()) {
      case DOWNLOAD -> download(deadlineNanos);
      case BURSTS -> bursts(deadlineNanos);
      default -> keepBusy(most -> isOver(deadlineNanos) ? 0 : most);
    }
  }

  private void download(long deadlineNanos) throws IOException {
    do {
      lanes.get(0).download(latencies);
    } while (!isOver(deadlineNanos));
  }

  private void bursts(long deadlineNanos) throws IOException {
    do {
      int[] left = {Scenario.BURST};
      keepBusy(
          most -> {
            int taken = Math.min(most, left[0]);
            left[0] -= taken;
            return taken;
          });
    } while (!isOver(deadlineNanos));
  }

  private static boolean isOver(long deadlineNanos) {
    return System.nanoTime() - deadlineNanos >= 0;
  }

  /**
   * Until there is nothing more to ask.
   *
   * @param allowance how many of those wanted may still be asked
   */
  private void keepBusy(IntUnaryOperator allowance) throws IOException {
    int depth = depth();
    for (RawLane lane : lanes) {
      lane.ask(allowance.applyAsInt(depth));
    }
    while (lanes.stream().anyMatch(RawLane::isOpen)) {
      for (RawLane lane : lanes) {
        lane.await(latencies);
        if (scenario.asks(Work.CLOSING)) {
          lane.reconnect();
        }
        lane.ask(allowance.applyAsInt(depth));
      }
    }
  }

  private int depth() {
    return scenario.asks(Work.CLOSING)
        ? ANSWERS_UNTIL_CLOSE
        : Math.max(1, wholeCycles(scenario.shape().callers() / lanes.size()));
  }

  /** Batches of whole cycles are all the same and encoded once. */
  private int wholeCycles(int count) {
    return count - count % scenario.cycle().size();
  }

  @Override
  public void close() throws IOException {
    for (RawLane lane : lanes) {
      lane.close();
    }
  }
}
