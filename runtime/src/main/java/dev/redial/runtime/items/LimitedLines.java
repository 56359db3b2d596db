package dev.redial.runtime.items;

import java.io.IOException;
import java.io.Reader;

/**
 * Text whose lines are not longer than allowed: what comes before a line that is too long can be
 * read, and then it fails.
 *
 * <p>Thread-safety: none; used by one thread.
 */
public final class LimitedLines extends Reader {
  private final Reader text;
  private final ItemLimit limit;

  /** Of the line that is being read; its characters, of which each has a byte at least. */
  private long length;

  /** Limits the lines of {@code text}. */
  public LimitedLines(Reader text, ItemLimit limit) {
    this.text = text;
    this.limit = limit;
  }

  @Override
  public int read(char[] into, int offset, int count) throws IOException {
    if (!limit.allows(length)) {
      throw limit.exceeded();
    }
    int given = text.read(into, offset, count);
    for (int i = 0; i < given; i++) {
      char next = into[offset + i];
      length = next == '\n' || next == '\r' ? 0 : length + 1;
      if (!limit.allows(length)) {
        return i + 1; // the next time it is told
      }
    }
    return given;
  }

  @Override
  public boolean ready() throws IOException {
    return text.ready();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
