package dev.redial.runtime.coding;

import java.util.zip.Inflater;

/** What is around deflated octets, as far as an {@link Inflater} reads it. */
enum Wrapping {
  /** A header and an Adler-32 check; source: RFC 1950. */
  ZLIB,
  /** Nothing; source: RFC 1951. */
  NONE;

  /** A new one, which somebody has to end. */
  Inflater inflater() {
    return new Inflater(this == NONE);
  }
}
