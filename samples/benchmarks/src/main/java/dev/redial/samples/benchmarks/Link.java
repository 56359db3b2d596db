package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.nio.channels.ByteChannel;

/** The server's end of a connection, as octets of HTTP; it never blocks. */
interface Link extends ByteChannel {
  /** Sends what it has taken before; whether all of that is gone. */
  boolean flush() throws IOException;

  /** Ends our side. */
  void shutdownOutput() throws IOException;
}
