package dev.redial.runtime.connection;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Buffers to read into and to gather small writes in, shared by all connections and lent only while
 * octets stand in them, so that an idle connection holds none.
 *
 * <p>Thread-safety: used by all readers and writers.
 */
public final class WorkBuffers {
  /**
   * Nearly 32 KiB, and no multiple of a page: full reads of whole pages would all be copied from
   * and to the same offsets in their pages, which for some of those is half as fast.
   */
  private static final int OCTETS = 32 * 1024 - 17 * 64;

  private static final int KEPT = 64;

  private final Deque<ByteBuffer> spare = new ArrayDeque<>(KEPT); // guarded by itself

  /** The one that came back last, which the processor still has in its cache, if there is one. */
  ByteBuffer borrow() {
    ByteBuffer buffer;
    synchronized (spare) {
      buffer = spare.pollFirst();
    }
    return buffer == null ? ByteBuffer.allocateDirect(OCTETS) : buffer;
  }

  /** Where enough are kept, it is left to the garbage collector. */
  void giveBack(ByteBuffer buffer) {
    buffer.clear();
    synchronized (spare) {
      if (spare.size() < KEPT) {
        spare.addFirst(buffer);
      }
    }
  }
}
