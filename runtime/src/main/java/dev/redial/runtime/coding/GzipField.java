package dev.redial.runtime.coding;

import java.util.Arrays;

/** The fields of a gzip member's header, in their order; source: RFC 1952, section 2.3. */
enum GzipField {
  /** Ten octets that every member has. */
  FIXED(0),
  /** Two octets: how long the next field is. */
  EXTRA_LENGTH(1 << 2),
  /** Subfields, of no meaning here. */
  EXTRA(1 << 2),
  /** Ends with a zero. */
  NAME(1 << 3),
  /** Ends with a zero. */
  COMMENT(1 << 4),
  /** Two octets: a check of all before. */
  CHECK(1 << 1),
  /** The header is over. */
  END(0);

  /** Bits 5 to 7, which must be zero. */
  static final int RESERVED = 0xe0;

  private final int flag;

  GzipField(int flag) {
    this.flag = flag;
  }

  /** The next one that the flags announce. */
  GzipField next(int flags) {
    return Arrays.stream(values())
        .filter(field -> field.compareTo(this) > 0 && field.isIn(flags))
        .findFirst()
        .orElse(END);
  }

  private boolean isIn(int flags) {
    return flag == 0 || (flags & flag) != 0;
  }
}
