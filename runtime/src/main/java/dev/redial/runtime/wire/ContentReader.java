package dev.redial.runtime.wire;

import java.nio.ByteBuffer;

/** Cuts content out of buffers without copying, and counts it. */
final class ContentReader implements ContentPiece {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private ByteBuffer source = NOTHING;
  private int from;
  private int octets;
  private long received;
  private long remaining;

  /** Before the content of the next message. */
  void restart() {
    forgetData();
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
    source = NOTHING;
    from = 0;
    octets = 0;
  }

  @Override
  public int octets() {
    return octets;
  }

  @Override
  public void copyTo(byte[] target, int at) {
    source.get(from, target, at, octets);
  }

  long received() {
    return received;
  }

  private void cut(ByteBuffer in, int count) {
    source = in;
    from = in.position();
    octets = count;
    in.position(from + count);
    received += count;
    remaining -= count;
  }
}
