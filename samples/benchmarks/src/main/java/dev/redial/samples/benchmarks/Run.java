package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * One client on one scenario: warmed up, then measured, on the same connections.
 *
 * @param warmNanos for how long the same is done before
 */
record Run(Client client, Scenario scenario, Target target, long warmNanos, long nanos) {

  /** In this process. */
  Outcome measured() throws IOException, InterruptedException {
    Setup setup = scenario.setup(target);
    ServerCounts before = ServerCounts.at(target.http());
    if (client == Client.RAW) {
      try (RawLoad load = new RawLoad(scenario, setup)) {
        return measured(load, before);
      }
    }
    try (Contender contender = client.open(setup)) {
      connect(contender);
      return measured(load(contender), before);
    }
  }

  /**
   * One call after the other: some open a connection for each that comes before the first is there.
   */
  private void connect(Contender contender) throws IOException, InterruptedException {
    for (int i = 0; i < 2 * scenario.shape().connections(); i++) {
      contender.call(Work.SMALL);
    }
  }

  private Load load(Contender contender) {
    return switch (scenario.shape().kind()) {
      case ASYNCHRONOUS -> new AsyncLoad(contender, scenario.shape());
      case VIRTUAL -> new TeamLoad(contender, scenario.shape(), VirtualThreads.factory());
      default -> new TeamLoad(contender, scenario.shape(), threads());
    };
  }

  static ThreadFactory threads() {
    return task -> {
      Thread thread = new Thread(task, "caller");
      thread.setDaemon(true);
      return thread;
    };
  }

  private Outcome measured(Load load, ServerCounts atFirst)
      throws IOException, InterruptedException {
    load.run(warmNanos, new Tally());
    load.release();
    ServerCounts before = ServerCounts.at(target.http());
    Tally tally = new Tally();
    Cost costBefore = Cost.now();
    long begun = System.nanoTime();
    load.run(nanos, tally);
    long took = System.nanoTime() - begun;
    Cost cost = Cost.now().since(costBefore);
    load.release();
    ServerCounts after = ServerCounts.at(target.http());
    return outcome(
        tally, took, cost, after.since(before).answered(), after.since(atFirst).accepted() - 1);
  }

  private static Outcome outcome(
      Tally tally, long nanos, Cost cost, long served, long connections) {
    return new Outcome(
        tally.requests(),
        tally.failures(),
        served,
        connections,
        nanos,
        tally.quantile(0.5),
        tally.quantile(0.99),
        cost.cpuNanos(),
        cost.allocatedOctets(),
        text(tally.failure()));
  }

  private static String text(@Nullable Throwable failure) {
    return failure == null ? "" : failure.toString();
  }
}
