package dev.redial.runtime.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Buffers for TLS records, lent only while octets wait in them: an idle connection holds none.
 *
 * <p>Thread-safety: safe.
 */
final class BufferPool {
  /** A record of 16 KiB with its header and the largest expansion (RFC 8446, section 5.2). */
  private static final int RECORD_BYTES = 17 * 1024;

  private static final int KEPT = 64;

  private final BlockingQueue<ByteBuffer> idle = new ArrayBlockingQueue<>(KEPT);

  /** A cleared buffer of at least that size. */
  ByteBuffer take(int bytes) {
    ByteBuffer buffer = bytes <= RECORD_BYTES ? idle.poll() : ByteBuffer.allocate(bytes);
    return buffer == null ? ByteBuffer.allocate(RECORD_BYTES) : buffer;
  }

  void giveBack(ByteBuffer buffer) {
    if (buffer.capacity() == RECORD_BYTES) {
      // Where enough are kept, this one is left to the garbage collector.
      boolean unused = idle.offer(buffer.clear());
    }
  }
}
