package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.resend.ProtocolViolationException;
import dev.redial.runtime.wire.ResponseDecoder.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ResponseDecoderTest {
  private final ResponseDecoder decoder =
      new ResponseDecoder(DecoderLimits.STANDARD, new HeadMemory());

  @Test
  @Tag("F4")
  void finalStatusIsSeenWithItsThirdDigit() throws Exception {
    decoder.expect("GET");
    assertThat(decoder.idle()).isTrue();
    decoder.next(octets("H"));
    assertThat(decoder.idle()).isFalse();
    decoder.next(octets("TTP/1.1 20"));
    assertThat(decoder.finalStatusSeen()).isFalse();
    decoder.next(octets("0"));
    assertThat(decoder.finalStatusSeen()).isTrue();
  }

  @Test
  @Tag("S7")
  @Tag("F6")
  void interimStatusIsNotFinalAndKeepsItsResponseOpen() throws Exception {
    decoder.expect("GET");
    assertThat(decoder.next(octets("HTTP/1.1 103 Hints\r\n\r\n"))).isEqualTo(Event.INTERIM);
    assertThat(decoder.finalStatusSeen()).isFalse();
    assertThat(decoder.idle()).isFalse();
    decoder.next(octets("HTTP/1.1 101"));
    assertThat(decoder.finalStatusSeen()).isTrue();
  }

  @Test
  @Tag("F7")
  void nothingIsTakenWithoutAnOutstandingRequest() {
    ByteBuffer in = octets("HTTP/1.1 200 OK\r\n\r\n");
    assertThatIllegalStateException().isThrownBy(() -> decoder.next(in));
    assertThat(in.position()).isZero();
    assertThat(decoder.idle()).isTrue();
  }

  @Test
  @Tag("F7")
  void nextRequestIsNotNamedBeforeTheEnd() {
    decoder.expect("GET");
    assertThatIllegalStateException()
        .isThrownBy(() -> decoder.expect("GET"))
        .withMessageContaining("STATUS to STATUS");
  }

  @Test
  @Tag("F4")
  void truncationTellsReceivedAndExpected() throws Exception {
    decoder.expect("GET");
    ByteBuffer in = octets("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    assertThat(decoder.next(in)).isEqualTo(Event.HEAD);
    assertThat(decoder.next(in)).isEqualTo(Event.DATA);
    assertThat(decoder.next(in)).isEqualTo(Event.NEED_OCTETS);
    assertThat(decoder.endOfInput()).isFalse();
    assertThat(decoder.received()).isEqualTo(3);
    assertThat(decoder.expected()).hasValue(10);
  }

  @Test
  @Tag("F5")
  void orderlyCloseCompletesWhatLastsUntilTheClose() throws Exception {
    decoder.expect("GET");
    ByteBuffer in = octets("HTTP/1.1 200 OK\r\n\r\nabc");
    decoder.next(in);
    decoder.next(in);
    assertThat(decoder.expected()).isEmpty();
    assertThat(decoder.endOfInput()).isTrue();
    assertThat(decoder.idle()).isTrue();
    assertThat(decoder.received()).isEqualTo(3);
  }

  @Test
  @Tag("F5")
  void closeBeforeTheReportedEndIsNoTruncation() throws Exception {
    decoder.expect("GET");
    decoder.next(octets("HTTP/1.1 204 x\r\n\r\n"));
    assertThat(decoder.endOfInput()).isTrue();
  }

  @Test
  @Tag("F1")
  void contentIsNotCopied() throws Exception {
    decoder.expect("GET");
    ByteBuffer in = octets("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");
    decoder.next(in);
    decoder.next(in);
    in.put(in.limit() - 1, (byte) 'x');
    assertThat(decoder.data().copy()).asString(StandardCharsets.US_ASCII).isEqualTo("abx");
  }

  @Test
  @Tag("F1")
  void directBuffersWork() throws Exception {
    decoder.expect("GET");
    byte[] stream =
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer in = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
    assertThat(decoder.next(in)).isEqualTo(Event.HEAD);
    assertThat(decoder.next(in)).isEqualTo(Event.DATA);
    assertThat(decoder.data().copy()).asString(StandardCharsets.US_ASCII).isEqualTo("abc");
    assertThat(decoder.next(in)).isEqualTo(Event.END);
  }

  @Test
  @Tag("F9")
  @Tag("S14")
  void headOfOneMebibyteIsRefused() {
    decoder.expect("GET");
    String field = "X: " + "a".repeat(1 << 20);
    assertThatThrownBy(() -> decoder.next(octets("HTTP/1.1 200 OK\r\n" + field)))
        .isInstanceOf(ProtocolViolationException.class)
        .hasMessageContaining("65");
  }

  @Test
  @Tag("F9")
  void breachesShowNothingUnprintable() {
    decoder.expect("GET");
    assertThatThrownBy(() -> decoder.next(octets("HTTP/1.1 200 OK\r\na\u0007\u00e9b\r\n")))
        .hasMessageContaining("'a\\x07\\xe9b'");
  }

  @Test
  @Tag("F7")
  void trailersOfOneAnswerAreNotThoseOfTheNext() throws Exception {
    decoder.expect("GET");
    ByteBuffer in = octets("HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n\r\n");
    decoder.next(in);
    assertThat(decoder.next(in)).isEqualTo(Event.END);
    assertThat(decoder.trailers().first("a")).hasValue("b");
    decoder.expect("GET");
    assertThat(decoder.trailers().size()).isZero();
    assertThatIllegalStateException().isThrownBy(decoder::head);
  }

  private static ByteBuffer octets(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
