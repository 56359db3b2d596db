package dev.redial.runtime;

import java.lang.reflect.Array;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What parameters look like as text: none for an absent one, several for a collection. */
final class ParameterText {
  private ParameterText() {}

  static void each(@Nullable Object value, Consumer<String> text) {
    if (value == null) {
      return;
    }
    if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(present -> each(present, text));
    } else if (value instanceof Iterable<?> several) {
      several.forEach(one -> each(one, text));
    } else if (value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        each(Array.get(value, i), text);
      }
    } else {
      eachNumber(value, text);
    }
  }

  private static void eachNumber(Object value, Consumer<String> text) {
    if (value instanceof OptionalInt maybe) {
      maybe.ifPresent(number -> text.accept(Integer.toString(number)));
    } else if (value instanceof OptionalLong maybe) {
      maybe.ifPresent(number -> text.accept(Long.toString(number)));
    } else if (value instanceof OptionalDouble maybe) {
      maybe.ifPresent(number -> text.accept(Double.toString(number)));
    } else {
      text.accept(of(value));
    }
  }

  /** The text of one value: an enum's is its constant's name. */
  static String of(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }
}
