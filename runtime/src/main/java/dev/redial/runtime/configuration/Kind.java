package dev.redial.runtime.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a value may be, and how it is read.
 *
 * <p>Thread-safety: immutable.
 */
public final class Kind<T> {
  private final String what;
  private final String allowed;
  private final Function<String, T> reading;
  private final Function<T, String> writing;
  private final Consumer<T> check;

  /** {@code true} or {@code false}. */
  public static final Kind<Boolean> FLAG =
      of("a flag", "true or false", Kind::flag, String::valueOf);

  /** A whole number. */
  public static final Kind<Integer> COUNT =
      of("a whole number", "a whole number, such as 10", Integer::valueOf, String::valueOf);

  /** A whole number that may be very large. */
  public static final Kind<Long> LARGE_COUNT =
      of("a whole number", "a whole number, such as 1000000", Long::valueOf, String::valueOf);

  /** A number with a decimal point. */
  public static final Kind<Double> NUMBER =
      of("a number", "a number, such as 0.5", Kind::finite, String::valueOf);

  /** A time, with its unit or as ISO-8601 has it. */
  public static final Kind<java.time.Duration> DURATION =
      of(
          "a duration",
          "a duration, such as 500ms, 2s, 1m, 1h or PT2S",
          DurationText::read,
          DurationText::write);

  /** Statuses of answers. */
  public static final Kind<Set<Integer>> STATUSES =
      of(
          "a list of statuses",
          "statuses from 200 to 599 between commas, such as 502, 503; empty for none",
          Kind::statuses,
          all -> all.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")));

  private Kind(
      String what,
      String allowed,
      Function<String, T> reading,
      Function<T, String> writing,
      Consumer<T> check) {
    this.what = what;
    this.allowed = allowed;
    this.reading = reading;
    this.writing = writing;
    this.check = check;
  }

  /**
   * A kind of value.
   *
   * @param what it is called, with its article
   * @param allowed what to write, with an example
   * @param reading throws an {@code IllegalArgumentException} for what it cannot read
   */
  public static <T> Kind<T> of(
      String what, String allowed, Function<String, T> reading, Function<T, String> writing) {
    return new Kind<>(what, allowed, reading, writing, value -> {});
  }

  /** One of an enum's values, whatever the case of its letters. */
  public static <E extends Enum<E>> Kind<E> oneOf(String what, String allowed, Class<E> type) {
    return of(what, allowed, text -> choice(type, text), Enum::name);
  }

  /** The same, as far as {@code check} throws nothing. */
  public Kind<T> checkedBy(Consumer<T> check) {
    return new Kind<>(what, allowed, reading, writing, check);
  }

  /** What to write, with an example. */
  public String allowed() {
    return allowed;
  }

  /** As it is written. */
  String write(T value) {
    return writing.apply(value);
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException saying what is wrong, and what to write instead
   */
  T read(String text) {
    T value = parse(text.strip());
    try {
      check.accept(value);
    } catch (UnsupportedOperationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return value;
  }

  private T parse(String text) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "\"%s\" is not %s; give %s".formatted(Secrets.masked(text), what, allowed), e);
    }
  }

  private static boolean flag(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException(text);
  }

  private static double finite(String text) {
    double number = Double.parseDouble(text);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static Set<Integer> statuses(String text) {
    Set<Integer> all = new TreeSet<>();
    for (String one : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
      int status = Integer.parseInt(one.strip());
      if (status < 200 || status > 599) {
        throw new IllegalArgumentException(one);
      }
      all.add(status);
    }
    return all;
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }
}
