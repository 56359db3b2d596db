package dev.redial.runtime.items;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/** JSON texts, each on a line of its own; blank lines are none. */
public final class JsonLinesFraming implements Framing<byte[]> {
  private final LineCutter cutter;

  /** At the start of a stream. */
  public JsonLinesFraming(ItemLimit limit) {
    this.cutter = new LineCutter(LineCutter.Ends.LF, limit);
  }

  @Override
  public void take(ByteBuffer octets, Consumer<byte[]> items) throws IOException {
    cutter.take(octets, line -> give(line, items));
  }

  /** The last line may lack its end. */
  @Override
  public void end(Consumer<byte[]> items) throws IOException {
    cutter.end(line -> give(line, items));
  }

  private static void give(byte[] line, Consumer<byte[]> items) {
    int length = line.length;
    while (length > 0 && isSpace(line[length - 1])) {
      length--;
    }
    if (length > 0) {
      items.accept(Arrays.copyOf(line, length));
    }
  }

  static boolean isSpace(byte octet) {
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
  }
}
