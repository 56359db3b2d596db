package dev.redial.runtime.wire;

/** Space and tab, which is all that HTTP trims; source: RFC 9110, section 5.6.3. */
final class Whitespace {
  private Whitespace() {}

  static boolean is(char c) {
    return c == ' ' || c == '\t';
  }

  /** The text from an index on, without space and tab at both ends. */
  static String trim(String text, int from) {
    int start = from;
    int end = text.length();
    while (start < end && is(text.charAt(start))) {
      start++;
    }
    while (end > start && is(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static String trim(String text) {
    return trim(text, 0);
  }
}
