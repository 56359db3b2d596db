package dev.redial.runtime.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.ServerSentEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Items are the same wherever the octets are split. */
class FramingTest {
  private static final ItemLimit LIMIT = new ItemLimit(16, "GET /x");

  /** Cut at every two places. */
  private static <F> List<F> cut(String text, Supplier<Framing<F>> framing) throws IOException {
    byte[] octets = text.getBytes(UTF_8);
    List<F> whole = cut(octets, 0, 0, framing.get());
    for (int i = 0; i <= octets.length; i++) {
      for (int j = i; j <= octets.length; j++) {
        assertThat(cut(octets, i, j, framing.get())).isEqualTo(whole);
      }
    }
    return whole;
  }

  private static <F> List<F> cut(byte[] octets, int i, int j, Framing<F> framing)
      throws IOException {
    List<F> items = new ArrayList<>();
    framing.take(ByteBuffer.wrap(octets, 0, i), items::add);
    framing.take(ByteBuffer.wrap(octets, i, j - i), items::add);
    framing.take(ByteBuffer.wrap(octets, j, octets.length - j), items::add);
    framing.end(items::add);
    return items;
  }

  private static List<String> lines(String text) throws IOException {
    return cut(text, () -> new JsonLinesFraming(LIMIT).map(line -> new String(line, UTF_8)));
  }

  private static List<String> sequence(String text) throws IOException {
    return cut(
        text, () -> new JsonSequenceFraming(LIMIT).map(line -> new String(line, UTF_8).strip()));
  }

  private static List<ServerSentEvent<String>> events(String text) throws IOException {
    return cut(text, () -> new EventFraming(LIMIT));
  }

  private static ServerSentEvent<String> message(String data) {
    return new ServerSentEvent<>("", "message", data);
  }

  @Test
  void jsonLinesEndWithLineFeedAndTheLastMayLackIt() throws IOException {
    assertThat(lines("{\"a\":1}\n\n \r\n{\"b\":\"é\"}\r\n3"))
        .containsExactly("{\"a\":1}", "{\"b\":\"é\"}", "3");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void sequenceIsCutAtItsSeparators() throws IOException {
    assertThat(sequence("\u001e{\"a\":\n1}\n\u001e\u001e2\n\u001e{}"))
        .containsExactly("{\"a\":\n1}", "2", "{}");
  }

  @Test
  void sequenceTellsWhatWasCutOff() {
    assertThatThrownBy(() -> sequence("\u001e12\n\u001e3")).hasMessageContaining("cut off");
    assertThatThrownBy(() -> sequence("12\n")).hasMessageContaining("record separator");
  }

  @Test
  void eventsEndWithABlankLineOfAnyKind() throws IOException {
    assertThat(events("data: a\n\ndata: b\r\n\r\ndata: c\r\rdata: d\r\n\n"))
        .containsExactly(message("a"), message("b"), message("c"), message("d"));
  }

  @Test
  void dataOfSeveralLinesIsJoined() throws IOException {
    assertThat(events("data: YHOO\ndata: +2\ndata: 10\n\n"))
        .containsExactly(message("YHOO\n+2\n10"));
    assertThat(events("data: a\r\ndata: b\r\n\r\n")).containsExactly(message("a\nb"));
    assertThat(events("data\n\ndata\ndata\n\ndata:")).containsExactly(message(""), message("\n"));
  }

  @Test
  void oneSpaceBehindTheColonIsNoData() throws IOException {
    assertThat(events("data:test\n\ndata: test\n\ndata:  test\n\n"))
        .containsExactly(message("test"), message("test"), message(" test"));
  }

  @Test
  void markOfByteOrderIsSkippedAtTheStartOnly() throws IOException {
    assertThat(events("\uFEFFdata: a\n\n\uFEFFdata: b\n\n")).containsExactly(message("a"));
  }

  @Test
  void commentsRetryAndUnknownFieldsAreReadPast() throws IOException {
    assertThat(events(": hello\nretry: 10\nfoo: bar\nDATA: x\ndata: a\n\n: bye\n\n"))
        .containsExactly(message("a"));
  }

  @Test
  void idStaysAndNameDoesNot() throws IOException {
    assertThat(
            events("id: 1\nevent: add\ndata: a\n\ndata: b\n\nid: x\0y\ndata: c\n\nid\ndata: d\n\n"))
        .containsExactly(
            new ServerSentEvent<>("1", "add", "a"),
            new ServerSentEvent<>("1", "message", "b"),
            new ServerSentEvent<>("1", "message", "c"),
            message("d"));
  }

  @Test
  void nameWithoutDataIsNoEventAndIsForgotten() throws IOException {
    assertThat(events("event: add\n\ndata: a\n\n")).containsExactly(message("a"));
  }

  @Test
  void eventWithoutItsBlankLineIsNone() throws IOException {
    assertThat(events("data: a\n\ndata: b\n")).containsExactly(message("a"));
  }

  @Test
  void whatIsNoUtf8IsReplaced() throws IOException {
    List<ServerSentEvent<String>> items = new ArrayList<>();
    new EventFraming(LIMIT)
        .take(
            ByteBuffer.wrap(new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xFF, '\n', '\n'}),
            items::add);
    assertThat(items).containsExactly(message("\uFFFD"));
  }

  private static void assertTooLong(String text, Supplier<Framing<?>> framing) {
    byte[] octets = text.getBytes(UTF_8);
    for (int i = 0; i <= octets.length; i++) {
      int at = i;
      assertThatThrownBy(() -> cut(octets, at, at, framing.get()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("GET /x")
          .hasMessageContaining("longer than 16 bytes")
          .hasMessageContaining("maxItemBytes");
    }
  }

  @Test
  void itemsAreAsLongAsAllowedAndNoLonger() throws IOException {
    String longest = "x".repeat(16);
    assertThat(lines(longest + "\n" + longest)).containsExactly(longest, longest);
    assertThat(sequence("\u001e\"" + "x".repeat(13) + "\"\n")).hasSize(1);
    assertThat(events("data: " + "x".repeat(10) + "\n\n")).hasSize(1);
    assertTooLong("1\n" + longest + "x", () -> new JsonLinesFraming(LIMIT));
    assertTooLong("\u001e1\n\u001e" + longest + "x", () -> new JsonSequenceFraming(LIMIT));
    assertTooLong("data: 1\n\ndata: " + longest, () -> new EventFraming(LIMIT));
    assertTooLong(":" + longest, () -> new EventFraming(LIMIT));
  }

  @Test
  void manyLinesOfDataAreOneItem() throws IOException {
    assertThat(events("data:12345\ndata:12345\ndata:1234\n\n"))
        .containsExactly(message("12345\n12345\n1234"));
    assertTooLong("data:12345\ndata:12345\ndata:12345\n", () -> new EventFraming(LIMIT));
    assertTooLong("data\n".repeat(18), () -> new EventFraming(LIMIT));
  }
}
