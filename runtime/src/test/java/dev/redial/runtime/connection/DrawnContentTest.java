package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ScriptedLink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Content that is given with the buffers it was read into, and content that is not. */
class DrawnContentTest {
  private static final int LONG = 100_000;

  private final OneConnection stage = new OneConnection();
  private final ScriptedLink link = new ScriptedLink();
  private final Exchange exchange = OneConnection.get(new SilentOwner());
  private final Connection connection = stage.over(link);

  private void begin(String status, int length, String start) {
    link.accept(Integer.MAX_VALUE);
    assertThat(connection.admit(exchange, 1)).isEqualTo(Admission.ADMITTED);
    connection.flush();
    link.answer("HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, length, start));
    stage.readAll();
  }

  private void arrives(String content) {
    link.answer(content);
    stage.readAgain(connection);
  }

  private static String text(List<ByteBuffer> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(StandardCharsets.ISO_8859_1.decode(part.duplicate())));
    return text.toString();
  }

  @Test
  void whatFillsABufferIsGivenWithIt() {
    begin("200 OK", LONG, "");
    exchange.draw();
    String content = "0123456789".repeat(3_000);
    arrives(content);
    List<ByteBuffer> taken = exchange.take();
    assertThat(taken).singleElement().matches(ByteBuffer::isDirect);
    assertThat(text(taken)).isEqualTo(content);
  }

  @Test
  void smallPiecesHoldNoBuffers() {
    begin("200 OK", LONG, "");
    exchange.draw();
    List<ByteBuffer> taken = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      arrives("piece " + i % 10);
      taken.addAll(exchange.take());
    }
    assertThat(taken).hasSize(100).noneMatch(ByteBuffer::isDirect);
    assertThat(text(taken)).startsWith("piece 0piece 1").hasSize(700);
  }

  /** Its owner looked at it before all was here, as at that of a redirect. */
  @Test
  void contentOfASmallAnswerStaysInOneArray() {
    String content = "0123456789".repeat(6_000);
    begin("302 Found", content.length(), content.substring(0, 20_000));
    exchange.draw();
    arrives(content.substring(20_000, 50_000));
    arrives(content.substring(50_000));
    assertThat(text(exchange.take())).isEqualTo(content);
  }
}
