package dev.redial.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;

/** What the processor was told with {@code -A}; a value that it does not know is an error. */
final class Options {
  private final Map<String, String> given;
  private final Messager messager;

  Options(Map<String, String> given, Messager messager) {
    this.given = given;
    this.messager = messager;
  }

  /**
   * The value of an option.
   *
   * @param values all there are: their names, in lower case, are what may be written
   * @param leftOut what holds where the option is not given
   * @param unknown what holds, besides the error, where its value is none of them
   */
  <E extends Enum<E>> E read(String option, List<E> values, E leftOut, E unknown) {
    if (!given.containsKey(option)) {
      return leftOut;
    }
    String value = Objects.requireNonNullElse(given.get(option), "");
    Optional<E> known = values.stream().filter(each -> written(each).equals(value)).findFirst();
    return known.orElseGet(
        () -> {
          report(option, value, values);
          return unknown;
        });
  }

  /** As written after {@code -A}. */
  static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void report(String option, String value, List<? extends Enum<?>> values) {
    messager.printMessage(
        Tag.OPT_01.kind(),
        "[%s] -A%s=%s is unknown; write %s."
            .formatted(Tag.OPT_01.text(), option, value, alternatives(values)));
  }

  private static String alternatives(List<? extends Enum<?>> values) {
    List<String> names = new ArrayList<>(values.stream().map(Options::written).toList());
    String last = names.remove(names.size() - 1);
    return Stream.of(String.join(", ", names), last)
        .reduce((most, other) -> most + " or " + other)
        .orElseThrow();
  }
}
