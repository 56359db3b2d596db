package dev.redial.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines are cut where {@link Properties} cuts them. */
class LogicalLineTest {
  private static final List<String> PIECES =
      List.of("a", "b", "=", ":", "\\", "\n", "\r", "\r\n", "#", "!", " ", "\t", "\f", "\\u0041");

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(24); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Properties load(String text) throws Exception {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    properties.remove(""); // no key: whether a lone backslash is one depends on the line before
    return properties;
  }

  @Test
  void linesReadOneByOneAreWhatTheWholeSays() throws Exception {
    Random random = new Random(6);
    for (int i = 0; i < 100_000; i++) {
      String text = text(random);
      Properties one = new Properties();
      for (LogicalLine line : LogicalLine.of(text)) {
        Properties read = load(line.text());
        assertThat(read).as("keys in a line of %s", text).hasSizeLessThanOrEqualTo(1);
        one.putAll(read);
      }
      assertThat(one).as("<%s>", text).isEqualTo(load(text));
    }
  }

  @Test
  void numberIsThatOfTheFirstNaturalLine() {
    assertThat(LogicalLine.of("# c\r\n\r\na=1\\\r\n  2\r\n!x\\\nb=3\rc"))
        .extracting(LogicalLine::number)
        .containsExactly(3, 6, 7);
  }
}
