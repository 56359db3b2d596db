package dev.redial.samples.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Cuts what our own server sends into answers, and knows as little as that takes: a status of three
 * digits at a fixed place, and a Content-Length as the last field of the head.
 *
 * <p>Thread-safety: used by one thread.
 */
final class AnswerReader {
  /** Where the status ends, from the start of an answer. */
  static final int STATUS_END = "HTTP/1.1 200".length();

  static final int EMPTY_LINE = 4;
  private static final int OCTETS = 1 << 18;

  private final byte[] octets = new byte[OCTETS];
  private final ByteBuffer in = ByteBuffer.wrap(octets);
  private int from;
  private long contentLeft = -1;
  private int status;
  private long length;

  /** Reads once, for as much as there is room. */
  void fill(ReadableByteChannel channel) throws IOException {
    in.flip().position(from);
    in.compact();
    from = 0;
    if (channel.read(in) < 0) {
      throw new EOFException("the server has closed");
    }
  }

  /** Whether one more answer is complete, whose status and length can then be asked for. */
  boolean next() {
    if (contentLeft < 0 && !readHead()) {
      return false;
    }
    int here = (int) Math.min(contentLeft, in.position() - from);
    from += here;
    contentLeft -= here;
    if (contentLeft > 0) {
      return false;
    }
    contentLeft = -1;
    return true;
  }

  private boolean readHead() {
    int end = HeadScanner.end(octets, from, in.position());
    if (end < 0) {
      return false;
    }
    status = (int) HeadScanner.numberBefore(octets, from + STATUS_END);
    length = HeadScanner.numberBefore(octets, end - EMPTY_LINE);
    contentLeft = length;
    from = end;
    return true;
  }

  int status() {
    return status;
  }

  long length() {
    return length;
  }
}
