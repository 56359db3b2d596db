package dev.redial.runtime.connection;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

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

  private final BlockingQueue<ByteBuffer> spare = new ArrayBlockingQueue<>(KEPT);

  ByteBuffer borrow() {
    ByteBuffer buffer = spare.poll();
    return buffer == null ? ByteBuffer.allocateDirect(OCTETS) : buffer;
  }

  void giveBack(ByteBuffer buffer) {
    // Where enough are kept, this one is left to the garbage collector.
    boolean unused = spare.offer(buffer.clear());
  }
}
