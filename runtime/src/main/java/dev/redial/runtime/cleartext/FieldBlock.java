package dev.redial.runtime.cleartext;

import javax.net.ssl.SSLException;

/**
 * Walks through a compressed block of fields, representation by representation, and changes the one
 * that says {@code :scheme: https}; texts are stepped over by their lengths. Source: RFC 7541,
 * section 6 and appendix A.
 *
 * <p>Thread-safety: its rewriter's own.
 */
final class FieldBlock {
  private static final int HTTP = 0x86;
  private static final int HTTPS = 0x87;
  private static final int SCHEME_HTTP = 6;
  private static final int SCHEME_HTTPS = 7;
  private static final int MORE = 0x80;
  private static final int LENGTH_BITS = 0x7f;

  /** No text of a request is as long; beyond it an integer is an error. */
  private static final int MOST_OCTETS = 1 << 24;

  private State state = State.FIELD;
  private int texts;
  private int value;
  private int shift;
  private int schemes;

  /** What the next octet is. */
  private enum State {
    /** The first one of a representation. */
    FIELD,
    /** More of an integer that nothing follows. */
    INTEGER,
    /** More of the index of a name. */
    NAME,
    /** The length of a text. */
    LENGTH,
    /** More of it. */
    LONG_LENGTH,
    /** Of a text. */
    TEXT
  }

  /** Takes the next octet; returns what goes out for it. */
  int through(int octet) throws SSLException {
    switch (state) {
      case FIELD -> {
        return field(octet);
      }
      case INTEGER -> state = isMore(octet) ? State.INTEGER : State.FIELD;
      case NAME -> state = isMore(octet) ? State.NAME : State.LENGTH;
      case LENGTH -> length(octet);
      case LONG_LENGTH -> longLength(octet);
      case TEXT -> text();
    }
    return octet;
  }

  /** The block is over: it has to be whole, with one scheme in it. */
  void end() throws SSLException {
    if (state != State.FIELD || schemes != 1) {
      throw unexpected(schemes + " schemes, " + state);
    }
    schemes = 0;
  }

  private static SSLException unexpected(String what) {
    return new SSLException(
        "the JDK's client encodes a request in an unknown way (" + what + "): it was not sent");
  }

  private static boolean isMore(int octet) {
    return (octet & MORE) != 0;
  }

  // ---- the four representations

  private int field(int octet) throws SSLException {
    if ((octet & 0x80) != 0) {
      return indexed(octet);
    } else if ((octet & 0x40) != 0) {
      literal(octet, 0x3f);
    } else if ((octet & 0x20) != 0) {
      state = (octet & 0x1f) == 0x1f ? State.INTEGER : State.FIELD;
    } else {
      literal(octet, 0x0f);
    }
    return octet;
  }

  private int indexed(int octet) throws SSLException {
    if (octet == HTTP) {
      throw unexpected("it names the scheme http");
    }
    state = octet == 0xff ? State.INTEGER : State.FIELD;
    schemes += octet == HTTPS ? 1 : 0;
    return octet == HTTPS ? HTTP : octet;
  }

  private void literal(int octet, int mask) throws SSLException {
    int index = octet & mask;
    if (index == SCHEME_HTTP || index == SCHEME_HTTPS) {
      throw unexpected("it spells the scheme");
    }
    texts = index == 0 ? 2 : 1;
    state = index == mask ? State.NAME : State.LENGTH;
  }

  // ---- texts

  private void length(int octet) {
    value = octet & LENGTH_BITS;
    shift = 0;
    if (value == LENGTH_BITS) {
      state = State.LONG_LENGTH;
    } else {
      beginText();
    }
  }

  private void longLength(int octet) throws SSLException {
    if (shift > 21 || value > MOST_OCTETS) {
      throw unexpected("a text of " + value + " octets and more");
    }
    value += (octet & LENGTH_BITS) << shift;
    shift += 7;
    if (!isMore(octet)) {
      beginText();
    }
  }

  private void beginText() {
    state = value == 0 ? afterText() : State.TEXT;
  }

  private void text() {
    value--;
    state = value == 0 ? afterText() : State.TEXT;
  }

  private State afterText() {
    texts--;
    return texts == 0 ? State.FIELD : State.LENGTH;
  }
}
