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
    int turn = Math.floorMod(turns.getAndIncrement(), connections.size());
    connections.get(turn).start(work, completion);
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
