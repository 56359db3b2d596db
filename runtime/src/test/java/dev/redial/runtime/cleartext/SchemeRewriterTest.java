package dev.redial.runtime.cleartext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the octets of a client; the blocks are those of the JDK's, 17 and 25. */
class SchemeRewriterTest {
  private static final String SETTINGS = "000006" + "04" + "00" + "00000000" + "000287870001";
  private static final String DATA = "000002" + "00" + "01" + "00000001" + "8787";

  /** With a change of table size first, texts of 0x87 octets, and a literal name. */
  private static final String BLOCK =
      "20018ba0e41d139d09b8cb2e01bf87"
          + "83"
          + "05877fa4ac5634cf87"
          + "0003782d61026230"
          + "0f0d0135"
          + "0f2b8187";

  private static String head(int type, int flags, String payload) {
    return "%06x%02x%02x00000001".formatted(payload.length() / 2, type, flags) + payload;
  }

  private static String rewritten(String block) {
    return block.replace("bf8783", "bf8683");
  }

  /** Through buffers that end after {@code split} octets, and targets as small. */
  private static String through(String octets, int split) throws SSLException {
    ByteBuffer source = ByteBuffer.wrap(HexFormat.of().parseHex(octets));
    ByteBuffer result = ByteBuffer.allocate(source.capacity());
    SchemeRewriter rewriter = new SchemeRewriter();
    while (source.hasRemaining()) {
      ByteBuffer target = ByteBuffer.allocate(split);
      int moved = rewriter.pass(source, target);
      assertThat(moved).isEqualTo(target.position()).isPositive();
      result.put(target.flip());
    }
    return HexFormat.of().formatHex(result.array());
  }

  @Test
  void onlyTheSchemeChangesWhereverBuffersEnd() throws SSLException {
    String before = SETTINGS;
    String padded = "02" + "0000000110" + BLOCK + "8787";
    String octets = before + head(1, 0x4, BLOCK) + DATA + head(1, 0x2c, padded) + DATA;
    String wanted =
        before + head(1, 0x4, rewritten(BLOCK)) + DATA + head(1, 0x2c, rewritten(padded)) + DATA;
    assertThat(wanted).isNotEqualTo(octets);
    for (int split = 1; split <= octets.length() / 2; split++) {
      assertThat(through(octets, split)).isEqualTo(wanted);
    }
  }

  @Test
  void blockMayGoOnInOtherFrames() throws SSLException {
    for (int cut = 2; cut < BLOCK.length(); cut += 2) {
      String octets = head(1, 0x1, BLOCK.substring(0, cut)) + head(9, 0x4, BLOCK.substring(cut));
      String result = rewritten(BLOCK);
      assertThat(through(octets + DATA, 7))
          .isEqualTo(
              head(1, 0x1, result.substring(0, cut)) + head(9, 0x4, result.substring(cut)) + DATA);
    }
  }

  @Test
  void longTextIsSteppedOver() throws SSLException {
    String text = "87".repeat(300); // 300 = 127 + 0x2d + (1 << 7)
    String octets = head(1, 0x5, "87" + "0f2b" + "7fad01" + text + "82");
    assertThat(through(octets, 11)).isEqualTo(octets.replace("870f2b", "860f2b"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "83, no scheme",
    "8783 87, two",
    "86, already http",
    "07026161, a scheme that is spelled",
    "46026161, one that is added to the table",
    "8305, a block that ends in a field",
    "87830587, and in a text",
    "870f2b7fffffffffff, a text without an end",
  })
  void unknownEncodingIsNotSent(String block, String what) {
    String octets = head(1, 0x5, block.replace(" ", ""));
    assertThatThrownBy(() -> through(octets, 1))
        .as(what)
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("it was not sent");
  }

  @Test
  void frameThatNoClientSendsIsNotPassed() {
    for (String frames :
        new String[] {
          head(5, 0x4, "0000000287"),
          head(9, 0x4, "87"),
          head(1, 0x1, "87") + DATA,
          head(1, 0x1, "87") + head(1, 0x5, "87"),
          head(1, 0x5, "")
        }) {
      assertThatThrownBy(() -> through(frames, 100)).isInstanceOf(SSLException.class);
    }
  }
}
