package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That ends of messages are found wherever they are. */
class ScannersTest {
  private static final URI BASE = URI.create("http://127.0.0.1:8080/");

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "abcd", "a\r\nb", "a\r\nbc\r\ndef", "\n\n\r", "\r"})
  void headEndsBehindItsFirstEmptyLine(String start) {
    byte[] octets = (start + "\r\n\r\nnext\r\n\r\n").getBytes(ISO_8859_1);
    int end = start.length() + 4;
    assertThat(HeadScanner.end(octets, 0, octets.length)).isEqualTo(end);
    assertThat(HeadScanner.end(octets, 0, end - 1)).isNegative();
  }

  @ParameterizedTest
  @EnumSource
  void requestEndsBehindItsBody(Work work) {
    byte[] request = work.request(BASE);
    for (int to = 0; to < request.length; to++) {
      assertThat(RequestScanner.end(request, 0, to)).isNegative();
    }
    assertThat(RequestScanner.end(request, 0, request.length)).isEqualTo(request.length);
    assertThat(Work.of(RequestScanner.letter(request, 0))).isEqualTo(work);
  }

  @Test
  void numberIsReadBackwards() {
    byte[] octets = "Content-Length: 1048576".getBytes(ISO_8859_1);
    assertThat(HeadScanner.numberBefore(octets, octets.length)).isEqualTo(1_048_576);
  }
}
