package dev.redial;

import org.jspecify.annotations.Nullable;

/**
 * Makes text of a parameter, for a type that has no obvious text.
 *
 * <p>Thread-safety: used by many threads at once.
 *
 * @param <T> the parameter's type
 */
@FunctionalInterface
public interface ParamConverter<T> {
  /**
   * The text of {@code value}, not yet encoded for where it is sent.
   *
   * @param value never null: what is absent is not converted
   * @return null if the value counts as absent, which no path variable may be
   */
  @Nullable String convert(T value);
}
