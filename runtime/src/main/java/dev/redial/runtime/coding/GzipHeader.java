package dev.redial.runtime.coding;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;

/** The header of one gzip member, octet by octet; source: RFC 1952, section 2.3. */
final class GzipHeader {
  private static final int FIXED_OCTETS = 10;
  private static final int DEFLATED = 8;

  private final CRC32 check = new CRC32();
  private GzipField field = GzipField.FIXED;

  /** Octets of the field so far. */
  private int at;

  private int flags;

  /** The last field of two octets, the lower one first. */
  private int number;

  private int extraLeft;

  boolean isBegun() {
    return field != GzipField.FIXED || at > 0;
  }

  /** Takes the next octet; whether it was the last. */
  boolean take(int octet) throws DataFormatException {
    if (field != GzipField.CHECK) {
      check.update(octet);
    }
    if (endsField(octet)) {
      at = 0;
      field = field.next(flags);
      if (field == GzipField.EXTRA && extraLeft == 0) {
        field = field.next(flags);
      }
    }
    return field == GzipField.END;
  }

  private boolean endsField(int octet) throws DataFormatException {
    at++;
    return switch (field) {
      case FIXED -> endsFixed(octet);
      case EXTRA_LENGTH -> endsExtraLength(octet);
      case EXTRA -> --extraLeft == 0;
      case NAME, COMMENT -> octet == 0;
      case CHECK -> endsCheck(octet);
      case END -> throw new IllegalStateException("the header is over");
    };
  }

  private boolean endsFixed(int octet) throws DataFormatException {
    switch (at) {
      case 1 -> expect(octet, 0x1f, "it does not begin as gzip does");
      case 2 -> expect(octet, 0x8b, "it does not begin as gzip does");
      case 3 -> expect(octet, DEFLATED, "a compression method that gzip does not have");
      case 4 -> takeFlags(octet);
      default -> {} // time, speed and system
    }
    return at == FIXED_OCTETS;
  }

  private void takeFlags(int octet) throws DataFormatException {
    flags = octet;
    expect(octet & GzipField.RESERVED, 0, "reserved flags of a gzip header are set");
  }

  private boolean endsExtraLength(int octet) {
    boolean ended = endsNumber(octet);
    extraLeft = number;
    return ended;
  }

  private boolean endsCheck(int octet) throws DataFormatException {
    boolean ended = endsNumber(octet);
    if (ended) {
      expect(number, (int) check.getValue() & 0xffff, "a gzip header that is not as it was sent");
    }
    return ended;
  }

  private boolean endsNumber(int octet) {
    number = at == 1 ? octet : number | (octet << Byte.SIZE);
    return at == 2;
  }

  private static void expect(int found, int expected, String otherwise) throws DataFormatException {
    if (found != expected) {
      throw new DataFormatException(
          "%s (0x%02x instead of 0x%02x)".formatted(otherwise, found, expected));
    }
  }
}
