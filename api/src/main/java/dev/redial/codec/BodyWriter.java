package dev.redial.codec;

import java.io.IOException;

/**
 * Writes one type of value as a body.
 *
 * <p>Thread-safety: used by many threads at once.
 *
 * @param <T> what it takes
 */
@FunctionalInterface
public interface BodyWriter<T> {
  /**
   * The octets of {@code value}; they are made once a call, and every attempt sends the same.
   *
   * @throws IOException if the value cannot be written; nothing was sent then
   */
  byte[] write(T value) throws IOException;
}
