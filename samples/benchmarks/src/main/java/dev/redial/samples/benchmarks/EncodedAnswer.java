package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * An answer as octets, made once.
 *
 * <p>Content-Length comes last in the head: the clients written by hand read it backwards.
 *
 * @param start the head, and the content where it is short
 * @param rest what is sent after it; empty where that is all
 * @param times how often {@code rest} is sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedAnswer(byte[] start, ByteBuffer rest, int times) {
  /** Longer contents are not copied into a batch. */
  private static final int SHORT = 16_384;

  private static final int PIECE = 1 << 20;
  private static final String OK =
      "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n%sContent-Length: %d\r\n\r\n";

  static Map<Work, EncodedAnswer> all() {
    return Work.each(work -> of(work.answerLength()));
  }

  /** One that ends its connection. */
  static EncodedAnswer last(Work work) {
    return of("Connection: close\r\n", work);
  }

  /** A short one with more fields, each with the end of its line. */
  static EncodedAnswer of(String fields, Work work) {
    return whole(fields, content((int) work.answerLength()));
  }

  /** One whose content is this text. */
  static EncodedAnswer of(String text) {
    return whole("", text.getBytes(ISO_8859_1));
  }

  private static EncodedAnswer of(long length) {
    if (length <= SHORT) {
      return whole("", content((int) length));
    }
    int piece = (int) Math.min(length, PIECE);
    ByteBuffer rest = ByteBuffer.allocateDirect(piece).put(content(piece)).flip();
    return new EncodedAnswer(head("", length), rest, (int) (length / piece));
  }

  private static EncodedAnswer whole(String fields, byte[] content) {
    byte[] head = head(fields, content.length);
    byte[] all = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return new EncodedAnswer(all, ByteBuffer.allocate(0), 0);
  }

  private static byte[] head(String fields, long length) {
    return OK.formatted(fields, length).getBytes(ISO_8859_1);
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    Arrays.fill(content, (byte) 'x');
    return content;
  }
}
