package dev.redial.runtime;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Header fields of generated calls, checked before anything is sent, so that the error can name the
 * endpoint; values are never shown, for they may be secrets.
 */
final class FieldText {
  /** RFC 9110, section 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** What frames a message or belongs to one connection; the processor has the same list. */
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

  private FieldText() {}

  /** The name of a field that is not known before the call: a key of a map. */
  static String checkedName(String name, String where) {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A header of %s has a name that is no token (RFC 9110, section 5.6.2)".formatted(where));
    }
    if (isOfTheClient(name) || name.equalsIgnoreCase("Content-Type")) {
      throw new IllegalArgumentException(
          "The header %s of %s is set by the client; leave it out of the map"
              .formatted(name, where));
    }
    return name;
  }

  /** Whether nobody but the client says what is in this field. */
  static boolean isOfTheClient(String name) {
    return OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Visible characters of ISO 8859-1, and spaces and tabs within: RFC 9110, section 5.5. */
  static String checkedValue(String name, String value, String where) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean inner = i > 0 && i < value.length() - 1;
      if (!isVisible(c) && !(inner && (c == ' ' || c == '\t'))) {
        throw new IllegalArgumentException(
            "The header %s of %s has the character U+%04X at index %d, which no header value has there (RFC 9110, section 5.5): remove or encode it"
                .formatted(name, where, (int) c, i));
      }
    }
    return value;
  }

  private static boolean isVisible(char c) {
    return c > ' ' && c <= 0xFF && c != 0x7F;
  }
}
