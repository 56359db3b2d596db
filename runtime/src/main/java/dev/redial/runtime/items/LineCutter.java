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
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** The CR of a line's end was the last octet: an LF behind it ends nothing. */
  private boolean afterReturn;

  LineCutter(Ends ends) {
    this.ends = ends;
  }

  void take(ByteBuffer octets, Lines lines) throws IOException {
    while (octets.hasRemaining()) {
      take(octets.get(), lines);
    }
  }

  private void take(byte octet, Lines lines) throws IOException {
    boolean second = afterReturn && octet == '\n';
    afterReturn = ends == Ends.ANY && octet == '\r';
    if (second) {
      return;
    }
    if (afterReturn || octet == '\n') {
      end(lines);
    } else {
      line.write(octet);
    }
  }

  /** What was begun and has no end yet. */
  void end(Lines lines) throws IOException {
    byte[] whole = line.toByteArray();
    line.reset();
    lines.take(whole);
  }
}
