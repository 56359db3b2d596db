package dev.redial.runtime;

import java.util.UUID;

/** UUIDs of version 7. Source: RFC 9562, section 5.7. */
final class TimeOrderedUuid {
  private static final long VERSION_7 = 0x7000;
  private static final long RAND_A = 0x0FFF;

  private TimeOrderedUuid() {}

  /**
   * The milliseconds of a moment, then what chance has made.
   *
   * @param unixMillis 48 bits of it
   * @param random of version 4: all of it but version and variant, the latter the same in both
   */
  static UUID of(long unixMillis, UUID random) {
    long time = unixMillis << 16;
    return new UUID(
        time | VERSION_7 | (random.getMostSignificantBits() & RAND_A),
        random.getLeastSignificantBits());
  }
}
