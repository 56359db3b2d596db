package dev.redial.runtime.cleartext;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * Looks at how a server begins: by a SETTINGS frame if it speaks HTTP/2, by {@code HTTP/} if it
 * does not. The latter read as a frame would be one of 4.7 million octets.
 *
 * <p>Thread-safety: its engine's own.
 */
final class FirstOctets {
  private static final byte[] STATUS_LINE = "HTTP/".getBytes(US_ASCII);

  private int alike;
  private boolean differs;
  private boolean http1;

  boolean areHttp1() {
    return http1;
  }

  /** Looks ahead; does not read. */
  void look(ByteBuffer octets) {
    for (int at = octets.position(); !differs && at < octets.limit() && !http1; at++) {
      differs = octets.get(at) != STATUS_LINE[alike];
      alike++;
      http1 = !differs && alike == STATUS_LINE.length;
    }
  }
}
