package dev.redial.testing;

import java.nio.ByteBuffer;

/**
 * Octets that tell where they belong: one that is lost, doubled or moved is noticed.
 *
 * <p>The block's length is prime, so that it does not fall in step with any buffer.
 */
public final class Pattern {
  private static final int BLOCK = 65_521;
  private static final byte[] OCTETS = octets();

  private Pattern() {}

  private static byte[] octets() {
    byte[] octets = new byte[BLOCK];
    new java.util.Random(42).nextBytes(octets);
    return octets;
  }

  /** Up to {@code most} octets from {@code position}, read-only. */
  public static ByteBuffer at(long position, long most) {
    int start = (int) (position % BLOCK);
    int length = (int) Math.min(most, BLOCK - start);
    return ByteBuffer.wrap(OCTETS, start, length).slice().asReadOnlyBuffer();
  }

  /** Reads all octets, which have to be those from {@code position}; returns the next position. */
  public static long check(long position, ByteBuffer octets) {
    long at = position;
    while (octets.hasRemaining()) {
      ByteBuffer wanted = at(at, octets.remaining());
      ByteBuffer seen = octets.slice().limit(wanted.remaining());
      int wrong = wanted.mismatch(seen);
      if (wrong >= 0) {
        throw new AssertionError("the octet at " + (at + wrong) + " is not the one that was sent");
      }
      octets.position(octets.position() + wanted.remaining());
      at += wanted.remaining();
    }
    return at;
  }
}
