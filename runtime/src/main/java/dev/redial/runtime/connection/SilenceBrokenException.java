package dev.redial.runtime.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Something was heard on a connection with nothing outstanding. */
final class SilenceBrokenException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Where a status line has its three digits. */
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private final Ending ending;

  private SilenceBrokenException(String message, Ending ending) {
    super(message);
    this.ending = ending;
  }

  /** Octets that answer nothing; a 408 among them is a server's way to say good-bye (rule R7). */
  static SilenceBrokenException by(ByteBuffer octets) {
    return isTimeoutAnswer(octets)
        ? new SilenceBrokenException("the server gave up the idle connection", Ending.LEFT)
        : new SilenceBrokenException("octets came that nobody had asked for", Ending.UNSOLICITED);
  }

  /** A part of a TLS record: it may be anything. */
  static SilenceBrokenException byPartOfRecord() {
    return new SilenceBrokenException("a part of a TLS record waits", Ending.RETIRED);
  }

  private static boolean isTimeoutAnswer(ByteBuffer octets) {
    byte[] start = new byte[Math.min(STATUS_AT + 3, octets.remaining())];
    octets.duplicate().get(start);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return text.startsWith("HTTP/1.") && text.startsWith("408", STATUS_AT);
  }

  Ending ending() {
    return ending;
  }
}
