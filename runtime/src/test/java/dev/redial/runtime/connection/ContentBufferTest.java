package dev.redial.runtime.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.wire.ContentPiece;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ContentBufferTest {
  private final ContentBuffer buffer = new ContentBuffer();

  private static ContentPiece piece(String text) {
    byte[] octets = text.getBytes(US_ASCII);
    return new ContentPiece() {
      @Override
      public int octets() {
        return octets.length;
      }

      @Override
      public void copyTo(byte[] target, int at) {
        System.arraycopy(octets, 0, target, at, octets.length);
      }
    };
  }

  private String taken() {
    StringBuilder text = new StringBuilder();
    for (ByteBuffer part : buffer.take()) {
      text.append(US_ASCII.decode(part)).append('|');
    }
    return text.toString();
  }

  @Test
  void smallContentIsOneArrayHoweverManyReadsBringIt() {
    buffer.add(piece("ab"), 5);
    buffer.add(piece("cde"), 0);
    assertThat(buffer.octets()).isEqualTo(5);
    assertThat(buffer.takeWhole()).asString(US_ASCII).isEqualTo("abcde");
    assertThat(buffer.isEmpty()).isTrue();
  }

  @Test
  void smallContentThatIsTakenEarlyGoesOnInParts() {
    buffer.add(piece("ab"), 5);
    assertThat(taken()).isEqualTo("ab|");
    buffer.add(piece("c"), 0);
    buffer.add(piece("de"), 0);
    assertThat(taken()).isEqualTo("c|de|");
    assertThat(taken()).isEmpty();
  }

  @Test
  void contentOfUnknownLengthIsPartsUntilSomebodyWantsItWhole() {
    buffer.add(piece("ab"), 0);
    buffer.add(piece("cde"), 0);
    buffer.add(piece("f"), 0);
    assertThat(buffer.octets()).isEqualTo(6);
    assertThat(buffer.takeWhole()).asString(US_ASCII).isEqualTo("abcdef");
    assertThat(buffer.octets()).isZero();
  }

  @Test
  void largeContentThatIsGatheredIsOneArrayWithWhatCameBefore() {
    buffer.add(piece("ab"), 0);
    buffer.add(piece("c"), 0);
    buffer.gather(6);
    assertThat(buffer.octets()).isEqualTo(3);
    buffer.add(piece("de"), 0);
    buffer.add(piece("f"), 0);
    assertThat(taken()).isEqualTo("abcdef|");
    assertThat(buffer.isEmpty()).isTrue();
  }

  @Test
  void gatheredContentThatBreaksOffIsWhatHasCome() {
    buffer.gather(6);
    assertThat(buffer.isEmpty()).isTrue();
    buffer.add(piece("ab"), 0);
    assertThat(buffer.takeWhole()).asString(US_ASCII).isEqualTo("ab");
  }

  @Test
  void nothingIsAnEmptyArray() {
    assertThat(buffer.takeWhole()).isEmpty();
    assertThat(buffer.take()).isEmpty();
  }

  @Test
  void whatIsClearedIsGone() {
    buffer.add(piece("ab"), 5);
    buffer.clear();
    assertThat(buffer.isEmpty()).isTrue();
    assertThat(buffer.takeWhole()).isEmpty();
  }
}
