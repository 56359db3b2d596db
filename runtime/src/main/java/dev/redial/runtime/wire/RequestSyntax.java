package dev.redial.runtime.wire;

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
    return visible("the request target", target, "percent-encode it");
  }

  /** Visible ASCII, or empty: RFC 9110, section 7.2. */
  static String host(String host) {
    return visible("the host", host, "use its ASCII form");
  }

  /** Visible characters of ISO 8859-1, space and tab: RFC 9110, section 5.5. */
  public static String fieldValue(String name, String value) {
    for (int at = 0; at < value.length(); at++) {
      if (!isOfValues(value.charAt(at))) {
        throw refusal("the header field " + name, value, at, "remove or encode it");
      }
    }
    return value;
  }

  private static boolean isOfValues(char c) {
    return c == '\t' || (c >= 0x20 && c <= 0xff && c != 0x7f);
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

  private static String visible(String what, String text, String remedy) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) <= 0x20 || text.charAt(at) >= 0x7f) {
        throw refusal(what, text, at, remedy);
      }
    }
    return text;
  }

  private static IllegalArgumentException refusal(String what, String text, int at, String remedy) {
    return new IllegalArgumentException(
        "%s has the character U+%04X at index %d, which cannot be sent: %s"
            .formatted(what, (int) text.charAt(at), at, remedy));
  }
}
