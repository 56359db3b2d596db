package dev.redial.runtime.items;

import java.io.IOException;

/**
 * How long one item of a stream, or one of its lines, may be: whoever never ends it must not fill
 * the memory.
 *
 * @param maxBytes at least 1
 * @param target the call in messages
 */
public record ItemLimit(int maxBytes, String target) {
  /**
   * If nobody says otherwise. It is as much as Jackson reads of one string (20 million characters),
   * in powers of two.
   */
  public static final int USUAL_BYTES = 16 * 1024 * 1024;

  /**
   * Whether an item may go on.
   *
   * @throws IOException if {@code bytes} of it are too many
   */
  void check(long bytes) throws IOException {
    if (!allows(bytes)) {
      throw exceeded();
    }
  }

  /** Whether an item may have {@code bytes}. */
  public boolean allows(long bytes) {
    return bytes <= maxBytes;
  }

  /** What is told of an item that has more. */
  public IOException exceeded() {
    return new IOException(
        "%s: an item or line of the answer is longer than %d bytes, the limit that Redial.Builder.maxItemBytes sets. Allow more there if such items are expected"
            .formatted(target, maxBytes));
  }
}
