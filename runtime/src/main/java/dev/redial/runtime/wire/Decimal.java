package dev.redial.runtime.wire;

import java.util.OptionalLong;

/** {@code 1*DIGIT} and nothing else: no sign, no space, no other alphabet's digits. */
final class Decimal {
  private Decimal() {}

  /** The number; empty if the text is none, or beyond 2^63-1. */
  static OptionalLong parse(String text) {
    if (!isDigits(text)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException beyondLong) {
      return OptionalLong.empty();
    }
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
