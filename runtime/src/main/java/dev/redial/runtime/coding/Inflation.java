package dev.redial.runtime.coding;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated octets, inflated into whatever room there is. */
final class Inflation {
  private final Inflater inflater;

  /** Ends the inflater when it is closed. */
  Inflation(Inflater inflater) {
    this.inflater = inflater;
  }

  /** Takes of {@code in} what is deflated, as far as there is room. */
  void inflate(ByteBuffer in, ByteBuffer out) throws DataFormatException {
    inflater.setInput(in);
    int made = 1;
    while (made > 0 && out.hasRemaining() && !isFinished()) {
      made = inflater.inflate(out);
    }
    if (inflater.needsDictionary()) {
      throw new DataFormatException("it needs a dictionary that HTTP has no way to name");
    }
  }

  /** Whether the last block has ended; what follows is no longer deflated. */
  boolean isFinished() {
    return inflater.finished();
  }

  /** Octets so far. */
  long made() {
    return inflater.getBytesWritten();
  }

  /** Before deflated octets that have nothing to do with those before. */
  void restart() {
    inflater.reset();
  }

  void close() {
    inflater.end();
  }
}
