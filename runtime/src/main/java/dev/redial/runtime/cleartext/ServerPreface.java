package dev.redial.runtime.cleartext;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/**
 * How a server begins that speaks HTTP/2: with the head of a SETTINGS frame that is no
 * acknowledgement. Source: RFC 9113, sections 3.4, 4.1 and 6.5.
 *
 * <p>Thread-safety: has no state.
 */
final class ServerPreface {
  private static final int HEAD_OCTETS = 9;

  /** No frame may be longer before that was allowed; source: RFC 9113, section 4.2. */
  private static final int MOST_OCTETS = 1 << 14;

  private static final int SETTINGS = 4;
  private static final int ACK = 1;

  /** As much of something else as a message tells (ours): a status line's beginning. */
  private static final int MOST_TOLD = 40;

  private ServerPreface() {}

  enum Verdict {
    TOO_SHORT,
    HTTP_2,
    OTHER
  }

  /** Looks ahead; does not read. */
  static Verdict of(ByteBuffer octets) {
    int seen = Math.min(HEAD_OCTETS, octets.remaining());
    for (int at = 0; at < seen; at++) {
      if (!mayBe(at, octets.get(octets.position() + at) & 0xff)) {
        return Verdict.OTHER;
      }
    }
    return seen < HEAD_OCTETS ? Verdict.TOO_SHORT : Verdict.HTTP_2;
  }

  /** Length, type, flags, and stream 0 with a bit that means nothing. */
  private static boolean mayBe(int at, int octet) {
    return switch (at) {
      case 0 -> octet == 0;
      case 1 -> octet <= MOST_OCTETS >> 8;
      case 2 -> true;
      case 3 -> octet == SETTINGS;
      case 4 -> (octet & ACK) == 0;
      case 5 -> (octet & 0x7f) == 0;
      default -> octet == 0;
    };
  }

  /** What came instead, for people: no more than a line, of octets that can be read. */
  static String told(ByteBuffer octets) {
    byte[] begin = new byte[Math.min(MOST_TOLD, octets.remaining())];
    octets.duplicate().get(begin);
    String line = new String(begin, ISO_8859_1).split("[\r\n]", 2)[0];
    return line.replaceAll("[^\\x20-\\x7e]", ".");
  }
}
