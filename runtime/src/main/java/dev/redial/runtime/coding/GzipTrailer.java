package dev.redial.runtime.coding;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/** The last eight octets of one gzip member; source: RFC 1952, section 2.3.1. */
final class GzipTrailer {
  private static final long LOW_32_BITS = 0xffff_ffffL;

  private long value;
  private int at;

  /** Takes the next octet; whether it was the last. */
  boolean take(int octet) {
    value |= (long) octet << (at * Byte.SIZE);
    at++;
    return at == Long.BYTES;
  }

  /**
   * Compares it with what was inflated.
   *
   * @param check of all of it
   * @param octets of it
   */
  void verify(CRC32 check, long octets) throws DataFormatException {
    if ((value & LOW_32_BITS) != check.getValue()) {
      throw new DataFormatException("a gzip member that is not as it was sent: its CRC differs");
    }
    if (value >>> Integer.SIZE != (octets & LOW_32_BITS)) {
      throw new DataFormatException("a gzip member that is not as it was sent: its size differs");
    }
  }
}
