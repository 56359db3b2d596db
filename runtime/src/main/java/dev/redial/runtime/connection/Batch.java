package dev.redial.runtime.connection;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Octets that are to go out in one write, in order: small ones are gathered in a lent buffer, large
 * ones go out from where they are.
 *
 * <p>Thread-safety: belongs to the one writer.
 */
final class Batch {
  /** What is larger is not copied. */
  private static final int SMALL_OCTETS = 8 * 1024;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final WorkBuffers buffers;
  private final List<ByteBuffer> parts = new ArrayList<>(2);
  private final List<ByteBuffer> lent = new ArrayList<>(1);
  private final ByteBuffer[] one = {NOTHING};
  private boolean lastIsLent;

  /** With buffers lent by {@code buffers}. */
  Batch(WorkBuffers buffers) {
    this.buffers = buffers;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Adds octets that do not change any more. */
  void add(byte[] octets) {
    if (octets.length > SMALL_OCTETS) {
      add(ByteBuffer.wrap(octets));
    } else if (octets.length > 0) {
      gather(octets);
    }
  }

  /** Adds octets that do not change any more. */
  void add(ByteBuffer octets) {
    parts.add(octets);
    lastIsLent = false;
  }

  /** Octets there are: a lent buffer without any would pass for one that was written. */
  private void gather(byte[] octets) {
    ByteBuffer last = lastIsLent ? lent.get(lent.size() - 1) : null;
    if (last == null || last.capacity() - last.limit() < octets.length) {
      last = buffers.borrow().limit(0);
      lent.add(last);
      parts.add(last);
      lastIsLent = true;
    }
    int end = last.limit();
    last.limit(end + octets.length);
    last.put(end, octets);
  }

  /** Valid until something is added or forgotten. */
  ByteBuffer[] parts() {
    return parts.size() == 1 ? only(parts.get(0)) : parts.toArray(ByteBuffer[]::new);
  }

  private ByteBuffer[] only(ByteBuffer part) {
    one[0] = part;
    return one;
  }

  /** Lets go of what was written. */
  void forgetWritten() {
    forgetFirst(parts, written(parts));
    one[0] = NOTHING; // an idle connection keeps nobody's octets
    int done = written(lent);
    for (int i = 0; i < done; i++) {
      buffers.giveBack(lent.get(i));
    }
    forgetFirst(lent, done);
    lastIsLent &= !lent.isEmpty();
  }

  /** They are written in order. */
  private static int written(List<ByteBuffer> all) {
    int first = 0;
    while (first < all.size() && !all.get(first).hasRemaining()) {
      first++;
    }
    return first;
  }

  private static void forgetFirst(List<ByteBuffer> all, int count) {
    if (count == all.size()) {
      all.clear();
    } else if (count > 0) {
      all.subList(0, count).clear();
    }
  }
}
