package dev.redial.runtime.items;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Cuts octets into lines. No octet of a character in UTF-8 looks like the end of a line.
 *
 * <p>Thread-safety: none.
 */
final class LineCutter {
  /** What ends a line. */
  enum Ends {
    /** LF. */
    LF,
    /** CR LF, LF or CR. */
    ANY
  }

  /** Takes a line without its end. */
  interface Lines {
    void take(byte[] line) throws IOException;
  }

  private final Ends ends;
  private final ItemLimit limit;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** The CR of a line's end was the last octet: an LF behind it ends nothing. */
  private boolean afterReturn;

  LineCutter(Ends ends, ItemLimit limit) {
    this.ends = ends;
    this.limit = limit;
  }

  void take(ByteBuffer octets, Lines lines) throws IOException {
    while (octets.hasRemaining()) {
      int run = runBeforeEnd(octets);
      keep(octets, run);
      if (octets.hasRemaining()) {
        takeEnd(octets.get(), lines);
      }
    }
  }

  private int runBeforeEnd(ByteBuffer octets) {
    int at = octets.position();
    while (at < octets.limit() && !isEnd(octets.get(at))) {
      at++;
    }
    return at - octets.position();
  }

  private boolean isEnd(byte octet) {
    return octet == '\n' || (octet == '\r' && ends == Ends.ANY);
  }

  private void keep(ByteBuffer octets, int run) throws IOException {
    if (run > 0) {
      limit.check((long) line.size() + run);
      byte[] kept = new byte[run];
      octets.get(kept);
      line.writeBytes(kept);
      afterReturn = false;
    }
  }

  private void takeEnd(byte end, Lines lines) throws IOException {
    boolean second = afterReturn && end == '\n';
    afterReturn = end == '\r';
    if (!second) {
      end(lines);
    }
  }

  /** What was begun and has no end yet. */
  void end(Lines lines) throws IOException {
    byte[] whole = line.toByteArray();
    line.reset();
    lines.take(whole);
  }
}
