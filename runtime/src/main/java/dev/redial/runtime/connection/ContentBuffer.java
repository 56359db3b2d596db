package dev.redial.runtime.connection;

import dev.redial.runtime.wire.ContentPiece;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Content that has arrived and was not taken yet: in one array, however many reads bring it, where
 * the answer is small or its owner wants all of it at once; any other in parts.
 *
 * <p>Thread-safety: guarded by its exchange.
 */
final class ContentBuffer {
  private static final byte[] NONE = {};

  private byte[] whole = NONE;
  private List<ByteBuffer> parts = List.of();

  /** Octets in either. */
  private int octets;

  int octets() {
    return octets;
  }

  boolean isEmpty() {
    return octets == 0;
  }

  /**
   * Adds what was read.
   *
   * @param all how long the content is, if it fits the buffer and nothing was added or taken
   *     before; else 0
   */
  void add(ContentPiece piece, int all) {
    if (all > 0) {
      whole = new byte[all];
    }
    int count = piece.octets();
    if (octets + count <= whole.length) {
      piece.copyTo(whole, octets);
    } else {
      addPart(List.of(ByteBuffer.wrap(piece.copy())));
    }
    octets += count;
  }

  /**
   * From now on all of it is in one array, what has come so far included.
   *
   * @param all how long the content is, of which nothing was taken before
   */
  void gather(int all) {
    byte[] room = new byte[all];
    int at = 0;
    for (ByteBuffer part : take()) {
      int count = part.remaining();
      part.get(room, at, count);
      at += count;
    }
    whole = room;
    octets = at;
  }

  /** Adds content with the buffer that it was read into, the only one of a list that stays so. */
  void addLent(List<ByteBuffer> part) {
    octets += part.get(0).remaining();
    addPart(part);
  }

  /** Mostly there is one part, and no list to grow. */
  private void addPart(List<ByteBuffer> part) {
    if (parts.isEmpty()) {
      parts = part;
      return;
    }
    List<ByteBuffer> more = parts instanceof ArrayList ? parts : new ArrayList<>(parts);
    more.addAll(part);
    parts = more;
  }

  /** Takes everything. */
  List<ByteBuffer> take() {
    List<ByteBuffer> taken =
        whole.length == 0 || octets == 0 ? parts : List.of(ByteBuffer.wrap(whole, 0, octets));
    clear();
    return taken;
  }

  /** Takes everything, in one array. */
  byte[] takeWhole() {
    byte[] taken = octets == whole.length ? whole : joined(take());
    clear();
    return taken;
  }

  private static byte[] joined(List<ByteBuffer> parts) {
    int size = 0;
    for (ByteBuffer part : parts) {
      size += part.remaining();
    }
    ByteBuffer all = ByteBuffer.allocate(size);
    parts.forEach(all::put);
    return all.array();
  }

  void clear() {
    whole = NONE;
    parts = List.of();
    octets = 0;
  }
}
