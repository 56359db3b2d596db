package dev.redial.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations are read as people write them, and written so that they are read again. */
class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "500ms,PT0.5S,500ms",
    "2s,PT2S,2s",
    "1 m,PT1M,1m",
    "1h,PT1H,60m",
    "PT2S,PT2S,2s",
    "pt0.0005s,PT0.0005S,PT0.0005S",
    "0s,PT0S,0s",
    "-PT1S,PT-1S,PT-1S"
  })
  void textIsADuration(String text, Duration duration, String written) {
    assertThat(Kind.DURATION.read(text)).isEqualTo(duration);
    assertThat(DurationText.write(duration)).isEqualTo(written);
    assertThat(DurationText.read(written)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5 sec", "1d", "1.5s", "-5ms", "999999999999999999h", "PT"})
  void anythingElseIsNone(String text) {
    assertThatThrownBy(() -> Kind.DURATION.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"%s\" is not a duration; give a duration, such as 500ms, 2s, 1m, 1h or PT2S", text);
  }
}
