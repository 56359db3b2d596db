package dev.redial.codec;

import java.io.IOException;

/**
 * Reads one type of value from a complete body.
 *
 * <p>Thread-safety: used by many threads at once.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface BodyReader<T> {
  /**
   * The value that {@code body} stands for.
   *
   * @param body the content after transfer and content codings were undone; not to be changed
   * @throws IOException if it stands for none; the call is not sent again for it
   */
  T read(byte[] body) throws IOException;
}
