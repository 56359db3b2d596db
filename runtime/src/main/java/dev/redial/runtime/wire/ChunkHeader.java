package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;

/** Reads a chunk's size, and past its extensions; source: RFC 9112, sections 7.1 and 7.1.1. */
final class ChunkHeader {
  /** Always strict: of a lone LF in an extension two parsers make different chunks. */
  static final LineReader.Kind KIND =
      new LineReader.Kind("a chunk header", "RFC 9112, section 7.1.1", LineEnds.STRICT);

  private ChunkHeader() {}

  /** The size that a chunk header line tells. */
  static long size(String line) throws ProtocolViolationException {
    int digits = 0;
    long size = 0;
    while (digits < line.length() && hex(line.charAt(digits)) >= 0) {
      if (size > Long.MAX_VALUE >> 4) {
        throw Breach.ofHttp11("7.1", "a chunk beyond 2^63 octets: " + Breach.quoted(line));
      }
      size = size << 4 | hex(line.charAt(digits++));
    }
    if (digits == 0 || !endsOrExtends(line, digits)) {
      throw Breach.ofHttp11("7.1", "no chunk size: " + Breach.quoted(line));
    }
    return size;
  }

  /** Some servers pad the size with spaces. */
  private static boolean endsOrExtends(String line, int from) {
    String rest = Whitespace.trim(line, from);
    return rest.isEmpty() || rest.charAt(0) == ';';
  }

  /** Not {@link Character#digit}: that takes the digits of other alphabets. */
  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
