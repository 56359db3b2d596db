package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.IdempotencyKey.Quoting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a key becomes the value of its header. */
class QuotingTest {
  @Test
  void unquotedKeyIsAsItIs() {
    assertThat(Quoting.NONE.write("k \"1\"")).isEqualTo("k \"1\"");
  }

  /** Source: RFC 9651, section 4.1.6. */
  @Test
  void stringStandsBetweenQuotationMarksAndEscapesThem() {
    assertThat(Quoting.STRING.write("8e03978e-40d5")).isEqualTo("\"8e03978e-40d5\"");
    assertThat(Quoting.STRING.write("a\"b\\c ~")).isEqualTo("\"a\\\"b\\\\c ~\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00e9-hidden", "\t-hidden", "\u007f-hidden", "\r\n-hidden"})
  void whatNoStringHasIsRefusedWithoutBeingTold(String key) {
    assertThatThrownBy(() -> Quoting.STRING.write(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RFC 9651")
        .hasMessageNotContaining("hidden");
  }
}
