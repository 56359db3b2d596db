package dev.redial.runtime;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
    if (value instanceof String one) {
      text.accept(one); // as mostly
    } else if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(present -> each(present, text));
    } else if (value instanceof Iterable<?> several) {
      several.forEach(one -> each(one, text));
    } else if (value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        each(Array.get(value, i), text);
      }
    } else {
      eachNumber(value, one -> text.accept(of(one)));
    }
  }

  private static void eachNumber(Object value, Consumer<Object> action) {
    if (value instanceof OptionalInt maybe) {
      maybe.ifPresent(action::accept);
    } else if (value instanceof OptionalLong maybe) {
      maybe.ifPresent(action::accept);
    } else if (value instanceof OptionalDouble maybe) {
      maybe.ifPresent(action::accept);
    } else {
      action.accept(value);
    }
  }

  /** All texts of a value, to be joined. */
  static List<String> all(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    each(value, texts::add);
    return texts;
  }

  /**
   * What is in an {@code Optional}, a collection or an array; anything else is taken whole, a
   * {@code Path} for one, which could be iterated over too.
   */
  static void unfold(@Nullable Object value, Consumer<Object> action) {
    if (value == null) {
      return;
    }
    if (value instanceof Optional<?> maybe) {
      maybe.ifPresent(action);
    } else if (value instanceof Collection<?> several) {
      several.stream().filter(Objects::nonNull).forEach(action);
    } else if (value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        Optional.ofNullable(Array.get(value, i)).ifPresent(action);
      }
    } else {
      eachNumber(value, action);
    }
  }

  /**
   * The key of a map, which is a name on the wire.
   *
   * @throws IllegalArgumentException if it is null
   */
  static String key(@Nullable String name, String where) {
    if (name == null) {
      throw new IllegalArgumentException(
          "A map of parameters of %s has the key null; nothing was sent".formatted(where));
    }
    return name;
  }

  /** The text of one value: an enum's is its constant's name. */
  static String of(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }
}
