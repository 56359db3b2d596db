package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.ProtocolViolationException;
import dev.redial.runtime.wire.ResponseDecoder.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is remembered of one head saves work with the next one, and changes nothing else. */
class HeadMemoryTest {
  private final HeadMemory memory = new HeadMemory();

  static Stream<Vector> vectors() {
    return DecoderVectorsTest.vectors();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void whateverIsRememberedEachStreamMeansWhatItMeans(Vector vector) {
    vectors()
        .forEach(
            before -> {
              HeadMemory used = new HeadMemory();
              var unused = Trace.of(before, List.of(before.octets()), used);
              assertThat(Trace.of(vector, List.of(vector.octets()), used))
                  .as("behind " + before)
                  .isEqualTo(vector.trace());
            });
  }

  @Test
  void theSameHeadIsOneObject() throws Exception {
    ResponseHead first = head("HTTP/1.1 200 OK", "Server: a", "Content-Length: 0");
    ResponseHead second = head("HTTP/1.1 200 Fine", "Server: a", "Content-Length: 0");
    assertThat(second).isSameAs(first);
    assertThat(second.fields().toHttpHeaders()).isSameAs(first.fields().toHttpHeaders());
  }

  @Test
  void aLineThatIsTheSameIsTheSameText() throws Exception {
    Fields first = head("HTTP/1.1 200 OK", "Server: a", "Date: 1", "Content-Length: 0").fields();
    Fields second = head("HTTP/1.1 200 OK", "Server: a", "Date: 2", "Content-Length: 0").fields();
    assertThat(lines(second)).containsExactly("Server=a", "Date=2", "Content-Length=0");
    assertThat(second.first("server").orElseThrow()).isSameAs(first.first("server").orElseThrow());
    assertThat(second.first("content-length").orElseThrow())
        .isSameAs(first.first("content-length").orElseThrow());
    assertThat(lines(first)).containsExactly("Server=a", "Date=1", "Content-Length=0");
  }

  @Test
  void aHeadThatGoesOnOrEndsEarlierIsAnother() throws Exception {
    var unused = head("HTTP/1.1 200 OK", "Content-Length: 0", "A: 1");
    assertThat(lines(head("HTTP/1.1 200 OK", "Content-Length: 0").fields()))
        .containsExactly("Content-Length=0");
    assertThat(lines(head("HTTP/1.1 200 OK", "Content-Length: 0", "A: 1").fields()))
        .containsExactly("Content-Length=0", "A=1");
    assertThat(lines(head("HTTP/1.1 200 OK", "Content-Length: 0", "A: 12").fields()))
        .containsExactly("Content-Length=0", "A=12");
  }

  @Test
  void anotherStatusWithTheSameFieldsIsAnotherHead() throws Exception {
    var unused = head("HTTP/1.1 200 OK", "Content-Length: 0");
    assertThat(head("HTTP/1.1 503 No", "Content-Length: 0").status()).isEqualTo(503);
    assertThat(head("HTTP/1.0 503 No", "Content-Length: 0").minorVersion()).isZero();
  }

  @Test
  void foldedLinesAreReadAnew() throws Exception {
    for (int round = 0; round < 3; round++) {
      Fields fields =
          head("HTTP/1.1 200 OK", "A: 1", "  and more", "Content-Length: 0", "B: 2").fields();
      assertThat(lines(fields)).containsExactly("A=1 and more", "Content-Length=0", "B=2");
    }
  }

  private ResponseHead head(String... lines) throws ProtocolViolationException {
    ResponseDecoder decoder = new ResponseDecoder(DecoderLimits.STANDARD, memory);
    decoder.expect("GET");
    String octets = String.join("\r\n", lines) + "\r\n\r\n";
    assertThat(decoder.next(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo(Event.HEAD);
    return decoder.head();
  }

  private static List<String> lines(Fields fields) {
    List<String> lines = new ArrayList<>();
    fields.forEach((name, value) -> lines.add(name + "=" + value));
    return lines;
  }
}
