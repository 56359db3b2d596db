package dev.redial.runtime.wire;

import java.util.List;

/**
 * The head that an origin's answers had last: most lines of the next one are the same, and are then
 * compared instead of read, so that their texts are made once.
 *
 * <p>Thread-safety: shared by the connections to one origin; what is remembered is immutable, and
 * which of two heads is remembered does not matter.
 */
public final class HeadMemory {
  /** Of longer heads nothing is kept. */
  private static final int MOST_OCTETS = 4 * 1024;

  private volatile Known known = Known.NOTHING;

  /**
   * A head and the lines it was read from.
   *
   * @param lines octets without line ends, one line a field
   * @param head what they mean
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
  record Known(byte[][] lines, ResponseHead head) {
    static final Known NOTHING = new Known(new byte[0][], new ResponseHead(1, 200, Fields.NONE));

    /** Whether the line at an index is the one that was read just now. */
    boolean has(int index, LineReader line) {
      return index < lines.length && line.is(lines[index]);
    }
  }

  Known known() {
    return known;
  }

  /** Remembers a head in the place of the last one. */
  void remember(List<byte[]> lines, ResponseHead head) {
    int octets = 0;
    for (byte[] line : lines) {
      octets += line.length;
    }
    if (octets <= MOST_OCTETS) {
      known = new Known(lines.toArray(byte[][]::new), head);
    }
  }
}
