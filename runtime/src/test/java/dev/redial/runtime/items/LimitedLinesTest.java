package dev.redial.runtime.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of text up to a limit. */
class LimitedLinesTest {
  private static final ItemLimit LIMIT = new ItemLimit(3, "GET /x");

  private static BufferedReader of(String text) {
    return new BufferedReader(new LimitedLines(new StringReader(text), LIMIT));
  }

  @Test
  void linesAreAsLongAsAllowed() throws IOException {
    try (BufferedReader text = of("abc\n\r\nabc\rabc\r\nab")) {
      assertThat(text.lines()).containsExactly("abc", "", "abc", "abc", "ab");
    }
  }

  @Test
  void whatComesBeforeALongerLineIsRead() throws IOException {
    try (BufferedReader text = of("a\nbc\nabcdefg\nh")) {
      List<String> read = new ArrayList<>();
      assertThatThrownBy(() -> text.lines().forEach(read::add))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("longer than 3 bytes");
      assertThat(read).containsExactly("a", "bc");
    }
  }
}
