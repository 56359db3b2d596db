package dev.redial.samples.benchmarks;

import java.io.IOException;

/**
 * One connection with the batch that is under way on it.
 *
 * <p>Thread-safety: used by one thread.
 */
final class RawLane implements AutoCloseable {
  private final RawConnection connection;
  private int open;
  private long sinceNanos;

  RawLane(RawConnection connection) {
    this.connection = connection;
  }

  boolean isOpen() {
    return open > 0;
  }

  /** Sends so many requests; none are none. */
  void ask(int count) throws IOException {
    open = count;
    if (count > 0) {
      sinceNanos = System.nanoTime();
      connection.ask(count);
    }
  }

  /** Waits for the answers to all of them. */
  void await(Histogram latencies) throws IOException {
    if (open > 0) {
      connection.await(open);
      latencies.add(System.nanoTime() - sinceNanos, open);
    }
  }

  void download(Histogram latencies) throws IOException {
    sinceNanos = System.nanoTime();
    connection.download();
    latencies.add(System.nanoTime() - sinceNanos);
  }

  void reconnect() throws IOException {
    connection.reconnect();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
