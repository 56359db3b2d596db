package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The practical ceiling: a multiplexer with the completion of single calls, and nothing that makes
 * a client safe: no limits, no repairs, no heads that are read.
 */
final class RawMux implements Contender {
  private final List<MuxConnection> connections = new ArrayList<>();
  private final AtomicInteger turns = new AtomicInteger();

  RawMux(Setup setup) throws IOException {
    for (int i = 0; i < setup.connections(); i++) {
      connections.add(new MuxConnection(setup.base()).started());
    }
  }

  @Override
  public long call(Work work) throws IOException {
    return Waiter.call(this, work);
  }

  @Override
  public void start(Work work, Completion completion) {
    connection().start(work, completion);
  }

  /** Each in turn, but what an answer gives rise to stays with those that it came with. */
  private MuxConnection connection() {
    for (MuxConnection connection : connections) {
      if (connection.isReader()) {
        return connection;
      }
    }
    return connections.get(Math.floorMod(turns.getAndIncrement(), connections.size()));
  }

  @Override
  public long download(Work work) {
    throw new UnsupportedOperationException("one call alone: see the raw loop");
  }

  @Override
  public void close() throws IOException {
    for (MuxConnection connection : connections) {
      connection.close();
    }
  }
}
