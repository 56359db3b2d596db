package dev.redial.processor;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which header fields and cookies an application may set. */
final class FieldNames {
  /** RFC 9110, section 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** What frames a message or belongs to one connection (RFC 9110, 7.2, 7.6, 8.6; RFC 9112). */
  private static final Set<String> OF_THE_CLIENT =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "redial-idempotency",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "cookie", "proxy-authorization");

  private FieldNames() {}

  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  /** Why the header {@code name} cannot be set, if it cannot. */
  static Optional<String> objectionToHeader(String name) {
    if (!isToken(name)) {
      return Optional.of("Header name \"" + name + "\" is not a token (RFC 9110 5.6.2).");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (OF_THE_CLIENT.contains(lower)) {
      return Optional.of("Header " + name + " is set by the client.");
    }
    return lower.equals("content-type")
        ? Optional.of("Header " + name + " is set by the client. Use @Body(\"media/type\").")
        : Optional.empty();
  }

  /** Why the cookie {@code name} cannot be set, if it cannot. */
  static Optional<String> objectionToCookie(String name) {
    return isToken(name)
        ? Optional.empty()
        : Optional.of("Cookie name \"" + name + "\" is not a token (RFC 6265 4.1.1).");
  }

  /** Why a name that is sent percent-encoded or quoted cannot be, if it cannot. */
  static Optional<String> objectionToText(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.codePointAt(i) > Character.MAX_VALUE) {
        i++;
      } else if (Character.isSurrogate(name.charAt(i))) {
        return Optional.of(
            "The name has half of a surrogate pair at index %d, which no octets are (RFC 3629 3)."
                .formatted(i));
      }
    }
    return Optional.empty();
  }

  static boolean isCredential(String header) {
    return CREDENTIALS.contains(header.toLowerCase(Locale.ROOT));
  }

  /** Whether {@code value} may be sent as it is: visible characters of ASCII, spaces and tabs. */
  static boolean isValue(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 127));
  }
}
