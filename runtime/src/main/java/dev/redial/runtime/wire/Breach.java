package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;

/** Makes the exceptions for what a server did wrong. */
final class Breach {
  private static final int SHOWN_CHARS = 60;

  private Breach() {}

  /** Of RFC 9112. */
  static ProtocolViolationException ofHttp11(String section, String what) {
    return new ProtocolViolationException("RFC 9112, section " + section, what);
  }

  /** Of RFC 9110. */
  static ProtocolViolationException ofSemantics(String section, String what) {
    return new ProtocolViolationException("RFC 9110, section " + section, what);
  }

  /** Received text in quotes, shortened, with everything but printable ASCII as {@code \xNN}. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.chars().limit(SHOWN_CHARS).forEach(c -> appendPrintable(quoted, c));
    return quoted.append(text.length() > SHOWN_CHARS ? "...'" : "'").toString();
  }

  private static void appendPrintable(StringBuilder quoted, int c) {
    if (c >= 0x20 && c < 0x7f) {
      quoted.append((char) c);
    } else {
      quoted.append("\\x%02x".formatted(c));
    }
  }
}
