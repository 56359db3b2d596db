package dev.redial.runtime.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the members of a list, piece by piece; source: RFC 9110, sections 5.6 and 11.2. */
final class ParameterScanner {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final String TOKEN68_MARKS = "-._~+/";

  private final String text;
  private int at;
  private int members;

  ParameterScanner(String text) {
    this.text = text;
  }

  /** The value of a parameter in a list of nothing else; empty if it is not there. */
  static Optional<String> find(String name, String fieldValue) {
    ParameterScanner scanner = new ParameterScanner(fieldValue);
    while (scanner.nextMember()) {
      if (scanner.token().equalsIgnoreCase(name) && scanner.take('=')) {
        return Optional.ofNullable(scanner.value());
      }
    }
    return Optional.empty();
  }

  /** Goes to the next member that is not empty, past what is left of the present one. */
  boolean nextMember() {
    if (members++ > 0) {
      skipMember();
    }
    while (at < text.length() && (text.charAt(at) == ',' || isSpace(text.charAt(at)))) {
      at++;
    }
    return at < text.length();
  }

  /** A token; the empty string if there is none here. */
  String token() {
    int start = at;
    while (at < text.length() && isAlphanumericOr(TOKEN_MARKS, text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Takes a character, and the space around it, if it comes next. */
  boolean take(char wanted) {
    skipSpace();
    if (at == text.length() || text.charAt(at) != wanted) {
      return false;
    }
    at++;
    skipSpace();
    return true;
  }

  boolean atMembersEnd() {
    skipSpace();
    return at == text.length() || text.charAt(at) == ',';
  }

  /** Takes the rest of the member if it is a token68; source: RFC 9110, section 11.2. */
  boolean skipToken68() {
    int start = at;
    while (at < text.length() && isAlphanumericOr(TOKEN68_MARKS, text.charAt(at))) {
      at++;
    }
    boolean some = at > start;
    while (at < text.length() && text.charAt(at) == '=') {
      at++;
    }
    if (some && atMembersEnd()) {
      return true;
    }
    at = start;
    return false;
  }

  /**
   * A parameter's value, without its quotes; null if there is none. Servers leave quotes away where
   * a token has none to lose, as in {@code realm=a@b}: that is taken as well.
   */
  @Nullable String value() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    return at == start ? null : text.substring(start, at);
  }

  /** Null if it does not end, or has characters that no field has. */
  private @Nullable String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    if (at == text.length()) {
      return null;
    }
    at++;
    return value.chars().allMatch(ParameterScanner::isOfFields) ? value.toString() : null;
  }

  /** A comma in a quoted string ends nothing. */
  private void skipMember() {
    while (at < text.length() && text.charAt(at) != ',') {
      if (text.charAt(at) != '"') {
        at++;
      } else {
        String unused = quoted();
      }
    }
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isBare(char c) {
    return c != '"' && c != ',' && c > ' ' && isOfFields(c);
  }

  /** What can be sent back in a field; source: RFC 9110, section 5.5. */
  private static boolean isOfFields(int c) {
    return c == '\t' || (c >= ' ' && c <= 0xff && c != 0x7f);
  }

  private static boolean isAlphanumericOr(String marks, char c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || marks.indexOf(c) >= 0;
  }
}
