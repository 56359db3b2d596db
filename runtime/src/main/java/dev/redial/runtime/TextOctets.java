package dev.redial.runtime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/** Encodes text, and refuses what would arrive as something else. */
final class TextOctets {
  private TextOctets() {}

  /**
   * The octets of {@code text}.
   *
   * @throws IllegalArgumentException if a character is none, as half of a pair of surrogates, or is
   *     not in the charset
   */
  static byte[] of(String text, Charset charset) {
    CharBuffer characters = CharBuffer.wrap(text);
    CharsetEncoder encoder = charset.newEncoder();
    ByteBuffer octets =
        ByteBuffer.allocate((int) Math.ceil(encoder.maxBytesPerChar() * (double) text.length()));
    CoderResult result = encoder.encode(characters, octets, true);
    if (result.isUnderflow()) {
      result = encoder.flush(octets);
    }
    if (!result.isUnderflow()) {
      throw refusal(text, characters.position(), charset, result);
    }
    return Arrays.copyOf(octets.array(), octets.position());
  }

  /** The same refusal, with the name of {@code what} could not be sent, and of its endpoint. */
  static IllegalArgumentException refusal(String what, String where, IllegalArgumentException e) {
    return new IllegalArgumentException(
        "%s of %s: %s; nothing was sent".formatted(what, where, e.getMessage()), e);
  }

  private static IllegalArgumentException refusal(
      String text, int index, Charset charset, CoderResult result) {
    try {
      result.throwException();
      throw new IllegalStateException("not a fault: " + result);
    } catch (CharacterCodingException e) {
      return new IllegalArgumentException(
          "U+%04X at index %d cannot be sent in %s"
              .formatted((int) text.charAt(index), index, charset),
          e);
    }
  }
}
