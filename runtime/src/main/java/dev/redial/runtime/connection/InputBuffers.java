package dev.redial.runtime.connection;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Buffers to read into, shared by all connections, so that an idle connection holds none.
 *
 * <p>Thread-safety: used by all readers.
 */
public final class InputBuffers {
  private static final int OCTETS = 32 * 1024;
  private static final int KEPT = 64;

  private final ConcurrentLinkedQueue<ByteBuffer> spare = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  ByteBuffer borrow() {
    ByteBuffer buffer = spare.poll();
    if (buffer == null) {
      return ByteBuffer.allocateDirect(OCTETS);
    }
    count.decrementAndGet();
    return buffer;
  }

  void giveBack(ByteBuffer buffer) {
    if (count.incrementAndGet() > KEPT) {
      count.decrementAndGet();
      return;
    }
    spare.add(buffer.clear());
  }
}
