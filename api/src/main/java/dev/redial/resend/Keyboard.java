package dev.redial.resend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a person types, none of them read before somebody asks for it: a reader with a
 * buffer would have the next ones already, and nobody could tell when they were typed.
 *
 * <p>Thread-safety: none; used by one thread at a time.
 */
final class Keyboard {
  private static final int END = -1;

  private final InputStream in;
  private final Charset charset;

  /**
   * A keyboard.
   *
   * @param in the terminal's, without a buffer; says how much was typed and not read
   * @param charset of what is typed
   */
  Keyboard(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
  }

  /** The next line, without its end; null if there is none any more. */
  @Nullable String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    while (octet != END && octet != '\n') {
      line.write(octet);
      octet = in.read();
    }
    return octet == END && line.size() == 0 ? null : line.toString(charset).stripTrailing();
  }

  /** Forgets the lines that were typed and not read. */
  void forgetTyped() throws IOException {
    int read = 0;
    for (int typed = in.available(); typed > 0 && read != END; typed = in.available()) {
      read = in.read(new byte[typed]); // to skip is to seek, which a terminal cannot
    }
  }
}
