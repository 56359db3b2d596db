package dev.redial.runtime.wire;

/** Characters of names and methods; source: RFC 9110, section 5.6.2. */
final class Token {
  private static final boolean[] TCHAR = new boolean[0x80];

  static {
    String others = "!#$%&'*+-.^_`|~";
    others.chars().forEach(c -> TCHAR[c] = true);
    for (char c = 0; c < TCHAR.length; c++) {
      TCHAR[c] |= Character.isLetterOrDigit(c);
    }
  }

  private Token() {}

  static boolean is(String text) {
    return !text.isEmpty() && firstOther(text) == text.length();
  }

  /** The index of the first character that no token has; the length if there is none. */
  static int firstOther(String text) {
    int at = 0;
    while (at < text.length() && isTchar(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isTchar(char c) {
    return c < TCHAR.length && TCHAR[c];
  }
}
