package dev.redial.runtime.items;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A JSON text sequence (RFC 7464): each text stands between a record separator and a line feed.
 *
 * <p>A text that could go on, such as a number, and lacks the line feed was cut off (section 2.4).
 */
public final class JsonSequenceFraming implements Framing<byte[]> {
  private static final byte RECORD_SEPARATOR = 0x1E;

  private final ItemLimit limit;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private boolean begun;

  /** At the start of a stream. */
  public JsonSequenceFraming(ItemLimit limit) {
    this.limit = limit;
  }

  @Override
  public void take(ByteBuffer octets, Consumer<byte[]> items) throws IOException {
    while (octets.hasRemaining()) {
      byte octet = octets.get();
      if (octet == RECORD_SEPARATOR) {
        end(items);
        begun = true;
      } else {
        limit.check(text.size() + 1L);
        text.write(octet);
      }
    }
  }

  @Override
  public void end(Consumer<byte[]> items) throws IOException {
    byte[] whole = text.toByteArray();
    text.reset();
    if (whole.length > 0) {
      check(whole);
      items.accept(whole);
    }
  }

  private void check(byte[] whole) throws IOException {
    if (!begun) {
      throw new IOException("a JSON text sequence begins with a record separator (RFC 7464, 2.1)");
    }
    byte last = whole[whole.length - 1];
    if (!JsonLinesFraming.isSpace(last) && "}]\"".indexOf(last) < 0) {
      throw new IOException("a text of the sequence was cut off (RFC 7464, section 2.4)");
    }
  }
}
