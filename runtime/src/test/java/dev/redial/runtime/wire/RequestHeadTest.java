package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redial.EndpointRequest;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("S11")
class RequestHeadTest {
  private static final BodyLength NONE = new BodyLength.None();

  @Test
  void getHasRequestLineHostAndTheCallersFieldsInOrder() {
    Fields fields = Fields.builder().add("B", " 1 ").add("A", "2").add("b", "").build();
    assertThat(encode("GET", fields, NONE))
        .isEqualTo("GET /p?q HTTP/1.1\r\nHost: h:81\r\nB:  1 \r\nA: 2\r\nb: \r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void absenceOfAnticipatedContentIsTold(String method) {
    assertThat(encode(method, Fields.NONE, NONE)).contains("\r\nContent-Length: 0\r\n");
    assertThat(encode(method, Fields.NONE, new BodyLength.Known(0))).contains("Content-Length: 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "PURGE", "post"})
  void absenceOfUnusualContentIsNotTold(String method) {
    assertThat(encode(method, Fields.NONE, NONE)).doesNotContain("Content-Length");
    assertThat(encode(method, Fields.NONE, new BodyLength.Known(0))).doesNotContain("Content");
  }

  @Test
  void lengthOrChunkedFramesTheBody() {
    assertThat(encode("GET", Fields.NONE, new BodyLength.Known(Long.MAX_VALUE)))
        .contains("\r\nContent-Length: 9223372036854775807\r\n");
    assertThat(encode("POST", Fields.NONE, new BodyLength.Chunked()))
        .contains("\r\nTransfer-Encoding: chunked\r\n")
        .doesNotContain("Content-Length");
  }

  @ParameterizedTest
  @Tag("P7")
  @Tag("P6")
  @ValueSource(
      strings = {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authorization", "Proxy-X", "TE",
        "Trailer", "Transfer-Encoding", "Upgrade", "HTTP2-Settings", "Content-Length", "Host",
        "Expect", EndpointRequest.IDEMPOTENCY_FIELD, "transfer-ENCODING"
      })
  void callersHopByHopAndFramingFieldsAreLeftOut(String name) {
    Fields fields = Fields.builder().add(name, "evil").add("X-Kept", "1").build();
    assertThat(encode("GET", fields, NONE))
        .isEqualTo("GET /p?q HTTP/1.1\r\nHost: h:81\r\nX-Kept: 1\r\n\r\n");
  }

  @Test
  @Tag("P7")
  void whatTheCallersConnectionNamesIsLeftOut() {
    Fields fields =
        Fields.builder()
            .add("X-Foo", "1")
            .add("Connection", "keep-alive, X-Foo")
            .add("x-bar", "2")
            .add("connection", "X-Bar")
            .build();
    assertThat(encode("GET", fields, NONE)).isEqualTo("GET /p?q HTTP/1.1\r\nHost: h:81\r\n\r\n");
  }

  @Test
  @Tag("P3")
  void connectionAddsItsOptions() {
    assertThat(encode("GET", Fields.NONE, NONE, EnumSet.of(HeadOption.CLOSE)))
        .endsWith("\r\nConnection: close\r\n\r\n");
    assertThat(encode("GET", Fields.NONE, NONE, EnumSet.of(HeadOption.EXPECT_CONTINUE)))
        .endsWith("\r\nExpect: 100-continue\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G T", "GET\r\n", "GET:", "G\u00c9T", "\0"})
  void methodIsAToken(String method) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encode(method, Fields.NONE, NONE))
        .withMessageContaining("method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a b", "/a\r\nX: y", "/a\n", "/\u00e9", "/\0", "/\u007f", "/\t"})
  void targetIsVisibleAscii(String target) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RequestHead.encode("GET", target, "h", Fields.NONE, Fields.NONE, NONE, Set.of()))
        .withMessageContaining("target");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h\r\nX: y", "h h", "\u00e9"})
  void hostIsVisibleAscii(String host) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RequestHead.encode("GET", "/", host, Fields.NONE, Fields.NONE, NONE, Set.of()))
        .withMessageContaining("host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X Y", "X:", "X\r\nY", "\u00dcber", " X"})
  void fieldNameIsAToken(String name) {
    Fields fields = Fields.builder().add(name, "v").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encode("GET", fields, NONE))
        .withMessageContaining("name of a header field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret\r\nY: z",
        "secret\n",
        "secret\r",
        "secret\0",
        "secret\u0100",
        "secret\u007f"
      })
  void fieldValueCannotSplitTheRequestAndIsNotShown(String value) {
    Fields fields = Fields.builder().add("X-Y", value).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encode("GET", fields, NONE))
        .withMessageContaining("X-Y")
        .withMessageContaining("at index 6")
        .withMessageNotContaining("secret");
  }

  @Test
  void latin1ValuesAreOneOctetEach() {
    Fields fields = Fields.builder().add("X", "\u00e9\t\u00ff").build();
    assertThat(encode("GET", fields, NONE)).contains("X: \u00e9\t\u00ff\r\n");
  }

  @Test
  void knownLengthIsNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BodyLength.Known(-1));
  }

  private static String encode(String method, Fields fields, BodyLength length) {
    return encode(method, fields, length, Set.of());
  }

  private static String encode(
      String method, Fields fields, BodyLength length, Set<HeadOption> options) {
    byte[] octets =
        RequestHead.encode(method, "/p?q", "h:81", fields, Fields.NONE, length, options);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
