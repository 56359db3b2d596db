package dev.redial.runtime.wire;

import java.nio.ByteBuffer;

/** Cuts content out of buffers without copying, and counts it. */
final class ContentReader {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private ByteBuffer data = NOTHING;
  private long received;
  private long remaining;

  /** Before the content of the next message. */
  void restart() {
    data = NOTHING;
    received = 0;
  }

  /** Before a part of the content. */
  void limitTo(long octets) {
    remaining = octets;
  }

  boolean atLimit() {
    return remaining == 0;
  }

  /** Takes what is there, up to the limit. */
  void take(ByteBuffer in) {
    cut(in, (int) Math.min(remaining, in.remaining()));
  }

  void forgetData() {
    data = NOTHING;
  }

  ByteBuffer data() {
    return data;
  }

  long received() {
    return received;
  }

  private void cut(ByteBuffer in, int octets) {
    data = in.slice(in.position(), octets);
    in.position(in.position() + octets);
    received += octets;
    remaining -= octets;
  }
}
