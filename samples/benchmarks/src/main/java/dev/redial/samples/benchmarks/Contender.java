package dev.redial.samples.benchmarks;

import java.io.Closeable;
import java.io.IOException;

/**
 * A client with its connections.
 *
 * <p>Thread-safety: for any number of callers at once.
 */
interface Contender extends Closeable {
  /**
   * Asks and waits for the whole answer, content included.
   *
   * @return the length of the content; any status but 200 is thrown
   */
  long call(Work work) throws IOException, InterruptedException;

  /** Asks and returns at once; the content is collected as by {@link #call}. */
  void start(Work work, Completion completion);

  /** As {@link #call}, but the content is discarded as it streams. */
  long download(Work work) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
