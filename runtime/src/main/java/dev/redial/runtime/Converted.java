package dev.redial.runtime;

import dev.redial.ParamConverter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as their converters want them; generated code is the user.
 *
 * <p>What is absent stays absent, and a converter that gives null makes it so.
 *
 * <p>Thread-safety: stateless.
 */
public final class Converted {
  private Converted() {}

  /** The text of one value. */
  public static <T> @Nullable String one(@Nullable T value, ParamConverter<? super T> converter) {
    return value == null ? null : converter.convert(value);
  }

  /**
   * The text of each value.
   *
   * @param values an {@code Optional}, a collection or an array of what the converter takes
   */
  public static <T> List<String> each(@Nullable Object values, ParamConverter<T> converter) {
    List<String> texts = new ArrayList<>();
    ParameterText.unfold(values, value -> add(texts, value, converter));
    return texts;
  }

  @SuppressWarnings("unchecked") // the processor has compared the types
  private static <T> void add(List<String> texts, Object value, ParamConverter<T> converter) {
    String text = converter.convert((T) value);
    if (text != null) {
      texts.add(text);
    }
  }

  /**
   * The text of each entry, whose value the converter takes as it is: also an {@code Optional}, if
   * that is what it converts.
   */
  public static <T> Map<String, List<String>> entries(
      @Nullable Map<? extends String, ? extends @Nullable T> entries,
      ParamConverter<? super T> converter) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    if (entries != null) {
      entries.forEach(
          (name, value) -> {
            String text = one(value, converter);
            texts.put(name, text == null ? List.of() : List.of(text));
          });
    }
    return texts;
  }

  /**
   * The texts of each entry.
   *
   * @param entries values are collections or arrays of what the converter takes
   */
  public static <T> Map<String, List<String>> values(
      @Nullable Map<? extends String, ?> entries, ParamConverter<T> converter) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    if (entries != null) {
      entries.forEach((name, values) -> texts.put(name, each(values, converter)));
    }
    return texts;
  }
}
