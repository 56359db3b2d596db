package dev.redial.runtime.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What goes around the octets of a chunked request body; source: RFC 9112, section 7.1.
 *
 * <pre>
 *   header(n)  n octets of content  end()     ... any number of times, then
 *   last()
 * </pre>
 */
public final class ChunkedEncoding {
  private static final byte[] END = {'\r', '\n'};
  private static final byte[] LAST = {'0', '\r', '\n', '\r', '\n'};

  private ChunkedEncoding() {}

  /**
   * What precedes a chunk.
   *
   * @param octets of content in the chunk, at least 1: a chunk of 0 would end the message
   */
  public static ByteBuffer header(int octets) {
    if (octets < 1) {
      throw new IllegalArgumentException("a chunk of " + octets + " octets: leave it out");
    }
    String line = Integer.toHexString(octets) + "\r\n";
    return ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What follows a chunk's content. */
  public static ByteBuffer end() {
    return ByteBuffer.wrap(END).asReadOnlyBuffer();
  }

  /** The last chunk and the end of an empty trailer section. */
  public static ByteBuffer last() {
    return ByteBuffer.wrap(LAST).asReadOnlyBuffer();
  }
}
