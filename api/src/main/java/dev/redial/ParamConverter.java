package dev.redial;

/**
 * Makes text of a parameter, for a type that has no obvious text.
 *
 * <p>Thread-safety: used by many threads at once.
 *
 * @param <T> the parameter's type
 */
@FunctionalInterface
public interface ParamConverter<T> {
  /** The text of {@code value}, not yet encoded for where it is sent. */
  String convert(T value);
}
