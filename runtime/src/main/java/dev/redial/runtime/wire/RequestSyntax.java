package dev.redial.runtime.wire;

import java.util.function.IntPredicate;

/**
 * Refuses what would make one request two, or arrive as something else. Values are never shown:
 * they may be secrets.
 */
public final class RequestSyntax {
  private RequestSyntax() {}

  /** A token: RFC 9110, section 9.1. */
  static String method(String method) {
    return token("the method", method);
  }

  /** A token: RFC 9110, section 5.1. */
  public static String fieldName(String name) {
    return token("the name of a header field", name);
  }

  /** Visible ASCII: RFC 9112, section 3.2. */
  static String target(String target) {
    if (target.isEmpty()) {
      throw new IllegalArgumentException("the request target is empty: a path is at least /");
    }
    return check("the request target", target, c -> c > 0x20 && c < 0x7f, "percent-encode it");
  }

  /** Visible ASCII, or empty: RFC 9110, section 7.2. */
  static String host(String host) {
    return check("the host", host, c -> c > 0x20 && c < 0x7f, "use its ASCII form");
  }

  /** Visible characters of ISO 8859-1, space and tab: RFC 9110, section 5.5. */
  public static String fieldValue(String name, String value) {
    return check(
        "the header field " + name,
        value,
        c -> c == '\t' || (c >= 0x20 && c <= 0xff && c != 0x7f),
        "remove or encode it");
  }

  private static String token(String what, String text) {
    int other = Token.firstOther(text);
    if (text.isEmpty() || other < text.length()) {
      throw new IllegalArgumentException(
          what
              + " "
              + Breach.quoted(text)
              + " is no token: use letters, digits and !#$%&'*+-.^_`|~");
    }
    return text;
  }

  private static String check(String what, String text, IntPredicate allowed, String remedy) {
    for (int at = 0; at < text.length(); at++) {
      if (!allowed.test(text.charAt(at))) {
        throw new IllegalArgumentException(
            "%s has the character U+%04X at index %d, which cannot be sent: %s"
                .formatted(what, (int) text.charAt(at), at, remedy));
      }
    }
    return text;
  }
}
