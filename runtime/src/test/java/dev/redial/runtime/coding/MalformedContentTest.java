package dev.redial.runtime.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that was cut or changed passes for whole. */
class MalformedContentTest {
  private static final byte[] TEXT = Coded.text(300);

  static Stream<Arguments> contents() {
    return Stream.of(
        Arguments.of("gzip", Coded.gzip(TEXT)),
        Arguments.of("gzip", Coded.gzip(new byte[0])),
        Arguments.of("gzip", Coded.gzipWithAllFields(TEXT)),
        Arguments.of("deflate", Coded.zlib(TEXT, 6)),
        Arguments.of("deflate", Coded.raw(TEXT, 6)),
        Arguments.of("gzip, gzip", Coded.gzip(Coded.gzip(TEXT))),
        Arguments.of("gzip, deflate", Coded.zlib(Coded.gzip(TEXT), 6)));
  }

  private static Throwable error(byte[] coded, String codings) {
    Throwable error = Decode.all(coded, codings).error();
    assertThat(error).isInstanceOf(MalformedContentException.class);
    return error;
  }

  private static byte[] changed(byte[] coded, int at) {
    byte[] changed = coded.clone();
    changed[at] ^= 0x40;
    return changed;
  }

  @ParameterizedTest
  @MethodSource("contents")
  void everyBeginningIsTooShort(String codings, byte[] coded) {
    for (int length = 1; length < coded.length; length++) {
      assertThat(error(Arrays.copyOf(coded, length), codings))
          .hasMessageContaining("it ends too soon")
          .hasMessageContaining(length + " octets were read");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "gzip, deflate, gzip"})
  void contentThatNeverBeganIsEmpty(String codings) {
    for (List<byte[]> parts : List.of(List.<byte[]>of(), List.of(new byte[0], new byte[0]))) {
      RecordingSubscriber subscriber = Decode.parts(parts, codings);
      assertThat(subscriber.completions()).isOne();
      assertThat(subscriber.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("contents")
  void octetsBehindTheEndAreRefused(String codings, byte[] coded) {
    for (byte octet : new byte[] {0, 'x', '\n'}) {
      byte[] longer = Coded.join(coded, new byte[] {octet});
      assertThat(error(longer, codings)).hasMessageContaining("behind its end");
      assertThat(
              Decode.parts(EagerPublisher.cut(longer, coded.length), codings).error().getMessage())
          .contains("behind its end");
    }
  }

  @Test
  void memberThatIsCutIsTooShort() {
    byte[] one = Coded.gzip(TEXT);
    byte[] two = Coded.join(one, one);
    for (int length = one.length + 1; length < two.length; length++) {
      assertThat(error(Arrays.copyOf(two, length), "gzip")).hasMessageContaining("too soon");
    }
  }

  /** But for the bits that fill up the last deflated octet, which mean nothing. */
  @Test
  void changedOctetsNeverMakeOtherContent() {
    byte[] gzip = Coded.gzipWithAllFields(TEXT);
    byte[] zlib = Coded.zlib(TEXT, 6);
    assertThat(IntStream.range(0, gzip.length).filter(at -> passes(changed(gzip, at), "gzip")))
        .isSubsetOf(gzip.length - 9);
    assertThat(IntStream.range(0, zlib.length).filter(at -> passes(changed(zlib, at), "deflate")))
        .isSubsetOf(zlib.length - 5);
  }

  private static boolean passes(byte[] coded, String codings) {
    RecordingSubscriber subscriber = Decode.all(coded, codings);
    if (subscriber.completions() > 0) {
      assertThat(subscriber.received()).isEqualTo(TEXT);
    }
    return subscriber.completions() > 0;
  }

  @ParameterizedTest
  @CsvSource({
    "8, its CRC differs",
    "5, its CRC differs",
    "4, its size differs",
    "1, its size differs"
  })
  void trailerIsCompared(int fromTheEnd, String what) {
    byte[] coded = Coded.gzip(TEXT);
    assertThat(error(changed(coded, coded.length - fromTheEnd), "gzip")).hasMessageContaining(what);
    byte[] first = changed(coded, coded.length - fromTheEnd);
    assertThat(error(Coded.join(first, coded), "gzip")).hasMessageContaining(what);
    assertThat(error(Coded.join(coded, first), "gzip")).hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource({
    "1e8b0800000000000003, it does not begin as gzip does (0x1e instead of 0x1f)",
    "1f8a0800000000000003, it does not begin as gzip does (0x8a instead of 0x8b)",
    "1f8b0700000000000003, a compression method that gzip does not have",
    "1f8b0820000000000003, reserved flags",
    "1f8b0840000000000003, reserved flags",
    "1f8b0880000000000003, reserved flags",
    "1f8b08020000000000030000, a gzip header that is not as it was sent"
  })
  void headerIsChecked(String header, String what) {
    assertThat(error(Coded.member(Coded.hex(header), TEXT, 6), "gzip")).hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource({
    "1f8b0801000000000003, ''",
    "1f8b0804000000000003, 0000",
    "1f8b0804000000000003, 0300ffffff",
    "1f8b0808000000000003, 00",
    "1f8b0810000000000003, 616200",
    "1f8b0818000000000003, 61006200",
    "1f8b080c000000000003, 00006100"
  })
  void everyFieldOfAHeaderIsReadPast(String fixed, String fields) {
    byte[] header = Coded.join(Coded.hex(fixed), Coded.hex(fields));
    byte[] coded = Coded.member(header, TEXT, 6);
    assertThat(Decode.all(coded, "gzip").received()).isEqualTo(TEXT);
    header[3] |= 2;
    byte[] checked = Coded.member(Coded.withCheck(header), TEXT, 6);
    assertThat(Decode.all(checked, "gzip").received()).isEqualTo(TEXT);
  }

  @Test
  void lengthOfAnExtraFieldHasTwoOctets() {
    byte[] header = Coded.join(Coded.hex("1f8b0804000000000003"), Coded.hex("0201"), new byte[258]);
    assertThat(Decode.all(Coded.member(header, TEXT, 6), "gzip").received()).isEqualTo(TEXT);
  }

  @Test
  void whatIsNotDeflatedIsRefused() {
    assertThat(error("<html>not coded</html>".getBytes(StandardCharsets.US_ASCII), "deflate"))
        .hasMessageContaining("its Content-Encoding, deflate, says");
    assertThat(error("<html>not coded</html>".getBytes(StandardCharsets.US_ASCII), "gzip"))
        .hasMessage(
            "the content is not what its Content-Encoding, gzip, says: it does not begin as gzip"
                + " does (0x3c instead of 0x1f); 22 octets were read and 0 decoded until then");
    byte[] broken = Coded.join(Coded.hex("1f8b0800000000000003 ff"), new byte[20]);
    assertThat(error(broken, "gzip")).hasCauseInstanceOf(DataFormatException.class);
  }

  @Test
  void dictionaryIsRefused() {
    assertThat(error(Coded.hex("78bb 00000001 0300"), "deflate"))
        .hasMessageContaining("dictionary");
  }

  @Test
  void wrappingOfDeflateIsTold() {
    CountedInflaters inflaters = new CountedInflaters();
    Decompression decompression = new Decompression(1000, inflaters);
    for (byte[] coded : List.of(Coded.zlib(TEXT, 1), Coded.raw(TEXT, 1), Coded.raw(TEXT, 0))) {
      EagerPublisher.send(
          decompression.around(Coded.head("deflate"), RecordingSubscriber.ofAll()), List.of(coded));
    }
    assertThat(inflaters.made()).containsExactly(Wrapping.ZLIB, Wrapping.NONE, Wrapping.NONE);
  }

  /** What was whole before the break has been handed on. */
  @Test
  void errorSaysHowMuchWasReadAndDecoded() {
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
    byte[] coded = Coded.gzip(TEXT, 0);
    byte[] half = Arrays.copyOf(coded, coded.length - 10);
    HandDrivenPublisher.to(new Decompression(1000).around(Coded.head("gzip"), subscriber))
        .send(half)
        .complete();
    assertThat(subscriber.error())
        .hasMessageContaining(
            half.length + " octets were read and " + subscriber.received().length + " decoded");
    assertThat(subscriber.received()).isNotEmpty();
  }
}
