package dev.redial.runtime.coding;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;

/**
 * Counts the octets of one answer, and says when they are too many.
 *
 * <p>Thread-safety: none; one user at a time.
 */
final class Tally {
  /** What a coding adds at most to what it cannot shorten, many times over. */
  private static final long SPARE_OCTETS = 64 * 1024;

  private final Codings codings;
  private final long maxOctets;
  private long arrived;
  private long between;
  private long decoded;

  Tally(Codings codings, long maxOctets) {
    this.codings = codings;
    this.maxOctets = maxOctets;
  }

  void arrived(List<ByteBuffer> coded) {
    arrived += coded.stream().mapToLong(ByteBuffer::remaining).sum();
  }

  /** How many may come next, of so many, and one more to show that there are too many. */
  int room(int octets) {
    return 1 + (int) Math.min(octets - 1, maxOctets - decoded);
  }

  void decoded(int octets) throws ContentTooLargeException {
    decoded += octets;
    if (decoded > maxOctets) {
      throw tooLarge("the content decodes to more than " + maxOctets + " octets");
    }
  }

  /**
   * Counts what lies between two codings, which may be twice as long as what is decoded, or a
   * little longer. It takes no memory but time: three codings make gigabytes of a few octets, and
   * need not make anything of those.
   */
  void passed(int octets) throws ContentTooLargeException {
    between += octets;
    if ((between - SPARE_OCTETS) / 2 > maxOctets) {
      throw tooLarge(
          "%d octets lie between the codings of content that may decode to %d"
              .formatted(between, maxOctets));
    }
  }

  private ContentTooLargeException tooLarge(String what) {
    return new ContentTooLargeException(
        "%s, the limit that decompress(%d) set; %d octets of %s were read until then. Allow more there if such answers are expected"
            .formatted(what, maxOctets, arrived, codings));
  }

  MalformedContentException malformed(DataFormatException why) {
    return new MalformedContentException(
        "the content is not what its Content-Encoding, %s, says: %s; %d octets were read and %d decoded until then"
            .formatted(
                codings,
                Objects.requireNonNullElse(why.getMessage(), "no deflated octets"),
                arrived,
                decoded),
        why);
  }
}
