package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That no answer is as the one before, and nothing but its id differs. */
class ChangingAnswerTest {
  private final ChangingAnswer answer = new ChangingAnswer(Work.CHANGING);

  @Test
  void idIsAnotherEachTime() {
    assertThat(Stream.generate(this::next).limit(1000))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.contains("\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"))
        .allMatch(text -> text.contains("\r\nContent-Length: 128\r\n\r\nxxx"))
        .extracting(text -> text.replaceFirst("X-Request-Id: [0-9a-f]{16}\r\n", ""))
        .containsOnly(
            text(EncodedAnswer.of("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n", Work.CHANGING)));
  }

  private String next() {
    return text(answer.next());
  }

  private static String text(EncodedAnswer answer) {
    return new String(answer.start(), ISO_8859_1);
  }
}
