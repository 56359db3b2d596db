package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S11")
class ChunkedEncodingTest {
  @Test
  void framesAreSizeEndAndLastChunk() {
    assertThat(text(ChunkedEncoding.header(1))).isEqualTo("1\r\n");
    assertThat(text(ChunkedEncoding.header(0xabc))).isEqualTo("abc\r\n");
    assertThat(text(ChunkedEncoding.header(Integer.MAX_VALUE))).isEqualTo("7fffffff\r\n");
    assertThat(text(ChunkedEncoding.end())).isEqualTo("\r\n");
    assertThat(text(ChunkedEncoding.last())).isEqualTo("0\r\n\r\n");
  }

  @Test
  void emptyChunkWouldEndTheMessage() {
    assertThatIllegalArgumentException().isThrownBy(() -> ChunkedEncoding.header(0));
  }

  private static String text(ByteBuffer octets) {
    return StandardCharsets.ISO_8859_1.decode(octets).toString();
  }
}
