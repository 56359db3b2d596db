package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Octets that wait: until their time has come, or until there is room in the socket. */
final class Piece {
  private final ByteBuffer octets;
  private final long dueNanos;
  private int times;

  /**
   * Octets sent some times in a row.
   *
   * @param dueNanos the earliest time, of {@link System#nanoTime}
   */
  Piece(ByteBuffer octets, int times, long dueNanos) {
    this.octets = octets;
    this.times = times;
    this.dueNanos = dueNanos;
  }

  boolean isDue(long nowNanos) {
    return dueNanos - nowNanos <= 0;
  }

  /** Whether all of it was written. */
  boolean writeTo(WritableByteChannel channel) throws IOException {
    while (times > 0) {
      channel.write(octets);
      if (octets.hasRemaining()) {
        return false;
      }
      octets.rewind();
      times--;
    }
    return true;
  }
}
