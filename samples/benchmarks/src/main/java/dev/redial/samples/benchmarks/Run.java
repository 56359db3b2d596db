package dev.redial.samples.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ThreadFactory;

/**
 * One client on one scenario: warmed up, then measured, on the same connections.
 *
 * @param warmNanos for how long the same is done before, at most
 * @param nanos for how long it is measured each time
 */
record Run(Client client, Scenario scenario, Target target, long warmNanos, long nanos) {
  private static final long ACQUAINTANCE_NANOS = 500_000_000;

  /** Connects and warms up, in this process. */
  WarmRun warmed() throws IOException, InterruptedException {
    Setup setup = scenario.setup(target);
    ServerCounts atFirst = ServerCounts.at(target.http());
    if (client == Client.RAW) {
      RawLoad load = new RawLoad(scenario, setup);
      WarmUp.ofAtMost(warmNanos).by(load);
      return warm(load, load, new Resumption(null, scenario.shape(), load), atFirst);
    }
    Contender contender = client.open(setup);
    try {
      connect(contender);
      acquaint(contender);
      Load load = load(contender);
      WarmUp.ofAtMost(warmNanos).by(warming(contender, load));
      return warm(contender, load, resumption(contender, load), atFirst);
    } catch (IOException | InterruptedException | RuntimeException e) {
      contender.close();
      throw e;
    }
  }

  /** What warms up: who mostly waits would take minutes for it. */
  private Load warming(Contender contender, Load load) {
    Shape shape = scenario.shape();
    return shape.kind().isMostlyIdle()
        ? new TeamLoad(contender, shape.steady().asking(Work.SMALL), threads())
        : load;
  }

  private Resumption resumption(Contender contender, Load load) {
    Shape shape = scenario.shape();
    if (shape.kind() != Shape.Kind.BURSTS) {
      return new Resumption(contender, shape, load);
    }
    Shape steady = shape.steady();
    return new Resumption(contender, steady, new TeamLoad(contender, steady, threads()));
  }

  private WarmRun warm(Closeable contender, Load load, Resumption resumption, ServerCounts atFirst)
      throws IOException {
    long connections = ServerCounts.at(target.http()).since(atFirst).accepted();
    return new WarmRun(
        contender, load, resumption, target.http(), connections, nanos, scenario.repeats());
  }

  /**
   * One call after the other: some open a connection for each that comes before the first is there.
   */
  private void connect(Contender contender) throws IOException, InterruptedException {
    for (int i = 0; i < scenario.shape().callsToConnect(); i++) {
      contender.call(Work.SMALL);
    }
  }

  /**
   * Redial tries by GETs alone whether a server pipelines: where none are asked for, some come
   * first.
   */
  private void acquaint(Contender contender) throws IOException, InterruptedException {
    Shape shape = scenario.shape();
    if (!shape.asksByGet()) {
      Load gets = new TeamLoad(contender, shape.steady().asking(Work.SMALL), threads());
      gets.run(ACQUAINTANCE_NANOS, new Tally());
      gets.release();
    }
  }

  private Load load(Contender contender) {
    return switch (scenario.shape().kind()) {
      case ASYNCHRONOUS -> new AsyncLoad(contender, scenario.shape());
      case PACED -> new PacedLoad(contender, scenario.cycle());
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
}
