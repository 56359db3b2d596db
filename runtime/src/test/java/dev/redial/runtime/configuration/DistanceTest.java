package dev.redial.runtime.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many letters two words are apart. */
class DistanceTest {
  @ParameterizedTest
  @CsvSource({"'','',0", "abc,abc,0", "'',abc,3", "abc,'',3", "kitten,sitting,3", "ab,ba,2"})
  void lettersAreCounted(String a, String b, int distance) {
    assertThat(Distance.of(a, b)).isEqualTo(distance);
  }
}
