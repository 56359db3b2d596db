package dev.redial.runtime.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecompressionTest {
  private static final Decompression DECOMPRESSION = new Decompression(1000);

  private static HttpHeaders head(Map<String, List<String>> fields) {
    return HttpHeaders.of(fields, (name, value) -> true);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void limitBelowOneOctetIsRefused(long maxOctets) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Decompression(maxOctets))
        .withMessage("decompress(" + maxOctets + "): at least 1 octet has to be allowed");
  }

  @Test
  void acceptsWhatItDecodes() {
    assertThat(DECOMPRESSION.accepted()).isEqualTo("gzip, deflate");
    assertThat(DECOMPRESSION.accepted().split(", "))
        .allMatch(name -> DECOMPRESSION.decodes(Coded.head(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "x-gzip",
        "deflate",
        "GZip",
        " gzip\t",
        "gzip, gzip",
        "gzip,deflate , X-GZIP",
        ",gzip,,",
        "identity, gzip",
        "gzip, identity, gzip, identity, gzip"
      })
  void knownCodingsAreDecoded(String codings) {
    assertThat(DECOMPRESSION.decodes(Coded.head(codings))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "identity",
        "br",
        "zstd",
        "gzip, br",
        "br, gzip",
        "gzip, gzip, gzip, gzip",
        "x-deflate",
        "gzip;q=1",
        "\"gzip\"",
        "gzıp"
      })
  void otherContentIsLeftAlone(String codings) {
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
    assertThat(DECOMPRESSION.decodes(Coded.head(codings))).isFalse();
    assertThat(DECOMPRESSION.around(Coded.head(codings), subscriber)).isSameAs(subscriber);
  }

  @Test
  void contentWithoutCodingIsLeftAlone() {
    assertThat(DECOMPRESSION.decodes(head(Map.of("Vary", List.of("Accept-Encoding"))))).isFalse();
  }

  @Test
  void codingsOfSeveralLinesAreOneList() {
    assertThat(DECOMPRESSION.decodes(Coded.head("gzip", "deflate"))).isTrue();
    assertThat(DECOMPRESSION.decodes(Coded.head("gzip", "br"))).isFalse();
    byte[] content = Coded.text(500);
    byte[] coded = Coded.zlib(Coded.gzip(content), 6);
    assertThat(Decode.all(coded, "gzip", "deflate").received()).isEqualTo(content);
  }

  @Test
  void partOfCodedContentIsLeftAlone() {
    List<String> gzip = List.of("gzip");
    HttpHeaders range =
        head(Map.of("content-encoding", gzip, "Content-Range", List.of("bytes 5-9/100")));
    HttpHeaders ranges =
        head(
            Map.of(
                "content-encoding",
                gzip,
                "content-type",
                List.of("Multipart/ByteRanges; boundary=x")));
    assertThat(DECOMPRESSION.decodes(range)).isFalse();
    assertThat(DECOMPRESSION.decodes(ranges)).isFalse();
  }

  @Test
  void decodedHeadSaysNothingOfCodedOctets() {
    HttpHeaders head =
        head(
            Map.of(
                "CONTENT-encoding", List.of("gzip"),
                "content-LENGTH", List.of("10"),
                "Content-Digest", List.of("sha-256=:AA==:"),
                "Content-MD5", List.of("AA=="),
                "Content-Type", List.of("text/plain"),
                "ETag", List.of("\"a\""),
                "Set-Cookie", List.of("a=b", "c=d")));
    assertThat(DECOMPRESSION.decoded(head).map())
        .isEqualTo(
            head(Map.of(
                    "content-type", List.of("text/plain"),
                    "etag", List.of("\"a\""),
                    "set-cookie", List.of("a=b", "c=d")))
                .map());
  }

  @Test
  void bodyIsThatOfTheSubscriber() {
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
    assertThat(DECOMPRESSION.around(Coded.head("gzip"), subscriber).getBody())
        .isSameAs(subscriber.getBody());
  }
}
