package dev.redial.processor;

/**
 * String literals as they stand in source. JavaPoet's own break where Unicode ends a line (U+2028),
 * which Java does not.
 */
final class Literals {
  private Literals() {}

  /** {@code text} between quotation marks, on one line. */
  static String of(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.chars().forEach(c -> append((char) c, literal));
    return literal.append('"').toString();
  }

  private static void append(char c, StringBuilder literal) {
    switch (c) {
      case '"' -> literal.append("\\\"");
      case '\\' -> literal.append("\\\\");
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      default -> literal.append(isLine(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
  }

  private static boolean isLine(char c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }
}
