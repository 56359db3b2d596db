package dev.redial.samples.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A client that is warm, with its connections: measured as often as wanted.
 *
 * <p>Thread-safety: used by one thread, while nobody else asks the server for anything.
 */
final class WarmRun implements Closeable {
  private static final int FEW = 10;

  private final Closeable contender;
  private final Load load;
  private final Load resumption;
  private final URI base;
  private final long nanos;
  private final Repeats repeats;
  private long connections;

  /** How many more requests than calls the server may count; POSTs never. */
  enum Repeats {
    /** What is lost is sent again. */
    MANY,
    /** Nothing is lost. Some may be late on a busy machine, and have a copy; not each of them. */
    FEW
  }

  /**
   * A run that was warmed up.
   *
   * @param resumption what is done before each turn, unmeasured
   * @param base of the server, which counts
   * @param connections that it has accepted until now
   * @param nanos for which it is measured each time
   */
  WarmRun(
      Closeable contender,
      Load load,
      Load resumption,
      URI base,
      long connections,
      long nanos,
      Repeats repeats) {
    this.contender = contender;
    this.load = load;
    this.resumption = resumption;
    this.base = base;
    this.connections = connections;
    this.nanos = nanos;
    this.repeats = repeats;
  }

  /** One turn; calls that fail before it counts are failures of it, too. */
  Outcome measured() throws IOException, InterruptedException {
    Tally unmeasured = resumed();
    ServerCounts before = ServerCounts.at(base);
    Tally tally = new Tally();
    Cost costBefore = Cost.now();
    long begun = System.nanoTime();
    load.run(nanos, tally);
    long took = System.nanoTime() - begun;
    Cost cost = Cost.now().since(costBefore);
    load.release();
    ServerCounts counts = ServerCounts.at(base).since(before);
    connections += counts.accepted();
    return outcome(unmeasured, tally, took, cost, counts);
  }

  private Tally resumed() throws IOException, InterruptedException {
    ServerCounts before = ServerCounts.at(base);
    Tally unmeasured = new Tally();
    resumption.run(nanos, unmeasured);
    connections += ServerCounts.at(base).since(before).accepted();
    return unmeasured;
  }

  private Outcome outcome(
      Tally unmeasured, Tally tally, long took, Cost cost, ServerCounts counts) {
    Throwable failure = unmeasured.failure() == null ? tally.failure() : unmeasured.failure();
    int failures = unmeasured.failures() + tally.failures();
    return new Outcome(
        tally.requests(),
        failures + (failures == 0 ? unasked(tally, counts) : 0),
        counts.answered(),
        connections,
        counts.accepted(),
        took,
        tally.quantile(0.5),
        tally.quantile(0.99),
        cost.cpuNanos(),
        counts.cpuNanos(),
        cost.allocatedOctets(),
        text(failure));
  }

  /** Requests that nobody asked for. */
  private long unasked(Tally tally, ServerCounts counts) {
    long again = counts.answered() - tally.requests();
    boolean tooMany = repeats == Repeats.FEW && again > FEW && again >= tally.requests();
    return Math.max(0, counts.posts() - tally.posts()) + (tooMany ? again : 0);
  }

  private static String text(@Nullable Throwable failure) {
    return failure == null ? "" : failure.toString();
  }

  @Override
  public void close() throws IOException {
    contender.close();
  }
}
