package dev.redial.runtime.coding;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/**
 * Makes decoded octets of coded ones, without I/O.
 *
 * <p>Thread-safety: none; one user at a time.
 */
interface Decoder {
  /**
   * Decodes until {@code out} is full, or {@code in} is empty and nothing of it is left over. So
   * while {@code out} becomes full there may be more, even of an empty {@code in}.
   *
   * @throws DataFormatException if {@code in} breaks the format
   * @throws ContentTooLargeException if too much lies between two codings
   */
  void decode(ByteBuffer in, ByteBuffer out) throws DataFormatException, ContentTooLargeException;

  /**
   * Nothing more comes in. If nothing ever came, that is in order: an answer may have no content.
   *
   * @throws DataFormatException if something is missing
   */
  void end() throws DataFormatException;

  /** Lets go of what is not on the heap; nothing is decoded after it. */
  void close();
}
