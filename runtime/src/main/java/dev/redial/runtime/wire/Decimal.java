package dev.redial.runtime.wire;

import java.util.OptionalLong;

/** {@code 1*DIGIT} and nothing else: no sign, no space, no other alphabet's digits. */
final class Decimal {
  private Decimal() {}

  /** The number; empty if the text is none, or beyond 2^63-1. */
  static OptionalLong parse(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException beyondLong) {
      return OptionalLong.empty();
    }
  }
}
