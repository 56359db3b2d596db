package dev.redial.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text as it is sent. */
class TextOctetsTest {
  @Test
  void everyCharacterArrivesAsItIs() {
    for (String text : List.of("", "plain", "\u00e9\u20ac", "\ud83d\ude00 and more", "\u0000")) {
      for (Charset charset : List.of(UTF_8, UTF_16)) {
        assertThat(TextOctets.of(text, charset)).isEqualTo(text.getBytes(charset));
      }
    }
    assertThat(TextOctets.of("\u00e9", ISO_8859_1)).containsExactly(0xe9);
  }

  @Test
  void whatTheCharsetDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> TextOctets.of("\u00e9\u20ac", ISO_8859_1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("U+20AC at index 1 cannot be sent in ISO-8859-1");
  }

  @Test
  void halfOfACharacterIsRefused() {
    assertThatThrownBy(() -> TextOctets.of("a\ud83d", UTF_8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("U+D83D at index 1 cannot be sent in UTF-8");
    StringBuilder target = new StringBuilder();
    assertThatThrownBy(() -> PercentEncoding.segment("a\ud83db", target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+D83D at index 1");
    assertThat(target).isEmpty();
  }
}
