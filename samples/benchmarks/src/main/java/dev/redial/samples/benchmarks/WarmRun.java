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
  private final Closeable contender;
  private final Load load;
  private final Load resumption;
  private final URI base;
  private final long nanos;
  private long connections;

  /**
   * A run that was warmed up.
   *
   * @param resumption what is done before each turn, unmeasured
   * @param base of the server, which counts
   * @param connections that it has accepted until now
   * @param nanos for which it is measured each time
   */
  WarmRun(Closeable contender, Load load, Load resumption, URI base, long connections, long nanos) {
    this.contender = contender;
    this.load = load;
    this.resumption = resumption;
    this.base = base;
    this.connections = connections;
    this.nanos = nanos;
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
    return new Outcome(
        tally.requests(),
        unmeasured.failures() + tally.failures(),
        counts.answered(),
        connections,
        counts.accepted(),
        took,
        tally.quantile(0.5),
        tally.quantile(0.99),
        cost.cpuNanos(),
        cost.allocatedOctets(),
        text(failure));
  }

  private static String text(@Nullable Throwable failure) {
    return failure == null ? "" : failure.toString();
  }

  @Override
  public void close() throws IOException {
    contender.close();
  }
}
