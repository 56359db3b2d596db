package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ScriptedLink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Large content that its owner wants all of at once, and content that nobody promises room. */
class GatheredContentTest {
  private static final String PART = "0123456789".repeat(3_000);

  private int raised;
  private final Exchange exchange =
      OneConnection.get(
          new Signal() {
            @Override
            public void raise() {
              raised++;
            }

            @Override
            public void nudge() {}

            @Override
            public boolean readsItself() {
              return false;
            }
          });
  private final OneConnection stage = new OneConnection();
  private final ScriptedLink link = new ScriptedLink();
  private final Connection connection = stage.over(link);

  private void begin(String framing) {
    link.accept(Integer.MAX_VALUE);
    assertThat(connection.admit(exchange, 1)).isEqualTo(Admission.ADMITTED);
    connection.flush();
    link.answer("HTTP/1.1 200 OK\r\n%s\r\n\r\n".formatted(framing));
    stage.readAll();
    assertThat(raised).isEqualTo(1);
  }

  private void arrives(String content) {
    link.answer(content);
    stage.readAgain(connection);
  }

  private static String text(ByteBuffer part) {
    return StandardCharsets.ISO_8859_1.decode(part.duplicate()).toString();
  }

  @Test
  void ownerIsToldOfTheEndAloneAndGetsOneArray() {
    begin("Content-Length: " + 10 * PART.length());
    arrives(PART);
    exchange.gather();
    int before = raised;
    for (int part = 2; part < 10; part++) {
      arrives(PART);
      assertThat(exchange.take()).isEmpty();
    }
    assertThat(raised).isEqualTo(before);
    assertThat(exchange.isFull()).isFalse();
    arrives(PART);
    assertThat(raised).isEqualTo(before + 1);
    List<ByteBuffer> taken = exchange.take();
    assertThat(taken).singleElement().matches(all -> all.capacity() == all.remaining());
    assertThat(text(taken.get(0))).isEqualTo(PART.repeat(10));
    assertThat(exchange.isDrained()).isTrue();
  }

  /** Its owner was late, so that what it had not taken filled the buffer. */
  @Test
  void readingGoesOnWhereItHadStopped() {
    begin("Content-Length: " + 10 * PART.length());
    for (int part = 0; part < 4; part++) {
      arrives(PART);
    }
    assertThat(exchange.received()).isLessThan(4L * PART.length());
    exchange.gather();
    stage.readAll();
    assertThat(exchange.received()).isEqualTo(4L * PART.length());
  }

  @Test
  void whatBreaksOffIsTakenAsFarAsItCame() {
    begin("Content-Length: " + 10 * PART.length());
    exchange.gather();
    arrives(PART);
    arrives("the last");
    connection.close(new IOException("gone"), Ending.LOST);
    assertThat(exchange.failure()).isNotNull();
    assertThat(exchange.take())
        .extracting(GatheredContentTest::text)
        .containsExactly(PART + "the last");
  }

  static Stream<String> framings() {
    return Stream.of(
        "Content-Length: " + (Exchange.GATHERED_OCTETS + 1), "Transfer-Encoding: chunked");
  }

  @ParameterizedTest
  @MethodSource("framings")
  void thereIsNoRoomForWhatIsTooLongOrOfUnknownLength(String framing) {
    begin(framing);
    exchange.gather();
    arrives("4\r\n4 23");
    assertThat(raised).isEqualTo(2);
    assertThat(exchange.take()).isNotEmpty();
  }
}
