package dev.redial.processor.random;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Choices, of which the first is the plainest: what shrinking ends in. */
final class Pick {
  private Pick() {}

  static Arbitrary<String> of(String... values) {
    return Arbitraries.of(values);
  }

  static Arbitrary<String> of(List<String> values) {
    return Arbitraries.of(values);
  }

  /** {@code usual}, but once in {@code odds} times {@code odd}. */
  static <T> Arbitrary<T> mostly(Arbitrary<T> usual, int odds, Arbitrary<T> odd) {
    return Arbitraries.frequencyOf(Tuple.of(odds - 1, usual), Tuple.of(1, odd));
  }

  /** Nothing, but once in {@code odds} times {@code odd}. */
  static Arbitrary<String> rarely(int odds, Arbitrary<String> odd) {
    return mostly(Arbitraries.just(""), odds, odd);
  }

  /** One of as many kinds. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  static <T> Arbitrary<T> either(Arbitrary<T>... kinds) {
    return Arbitraries.oneOf(Arrays.asList(kinds));
  }
}
