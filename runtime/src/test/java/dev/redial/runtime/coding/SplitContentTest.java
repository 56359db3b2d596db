package dev.redial.runtime.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever content is cut, it decodes to the same. */
class SplitContentTest {
  private static final int RANDOM_CUTS = 300;

  static Stream<Arguments> contents() {
    byte[] text = Coded.text(700);
    byte[] noise = Coded.noise(150);
    byte[] none = {};
    byte[] both = Coded.join(text, noise);
    byte[] members =
        Coded.join(
            Coded.gzip(text),
            Coded.gzip(none),
            Coded.gzipWithAllFields(noise),
            Coded.gzip(text, 0));
    return Stream.of(
        Arguments.of("gzip", "gzip", Coded.gzip(text), text),
        Arguments.of("gzip, stored", "x-gzip", Coded.gzip(noise, 0), noise),
        Arguments.of("gzip of nothing", "gzip", Coded.gzip(none), none),
        Arguments.of("gzip, all fields", "gzip", Coded.gzipWithAllFields(text), text),
        Arguments.of("gzip, members", "gzip", members, Coded.join(text, noise, text)),
        Arguments.of("zlib", "deflate", Coded.zlib(both, 9), both),
        Arguments.of("zlib of nothing", "deflate", Coded.zlib(none, 6), none),
        Arguments.of("raw", "deflate", Coded.raw(both, 9), both),
        Arguments.of("raw, stored", "deflate", Coded.raw(noise, 0), noise),
        Arguments.of("raw of nothing", "deflate", Coded.raw(none, 6), none),
        Arguments.of("gzip of gzip", "gzip, gzip", Coded.gzip(Coded.gzip(text)), text),
        Arguments.of(
            "raw of zlib of members",
            "gzip, deflate, deflate",
            Coded.raw(Coded.zlib(members, 1), 9),
            Coded.join(text, noise, text)),
        Arguments.of(
            "larger than a chunk", "gzip", Coded.gzip(Coded.text(100_000)), Coded.text(100_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void everyCutInTwo(String name, String codings, byte[] coded, byte[] content) {
    for (int at = 0; at <= coded.length; at++) {
      check(EagerPublisher.cut(coded, at), codings, content);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void everyOctetAlone(String name, String codings, byte[] coded, byte[] content) {
    check(EagerPublisher.cut(coded, IntStream.range(1, coded.length).toArray()), codings, content);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void randomCuts(String name, String codings, byte[] coded, byte[] content) {
    Random random = new Random(7);
    for (int i = 0; i < RANDOM_CUTS; i++) {
      int[] offsets = random.ints(1 + random.nextInt(12), 0, coded.length + 1).sorted().toArray();
      check(EagerPublisher.cut(coded, offsets), codings, content);
    }
  }

  /** Several buffers in an item, empty ones among them. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void severalBuffersInOneItem(String name, String codings, byte[] coded, byte[] content) {
    for (int at = 0; at <= coded.length; at++) {
      RecordingSubscriber subscriber = RecordingSubscriber.oneByOne();
      HandDrivenPublisher publisher =
          HandDrivenPublisher.to(
              new Decompression(1 << 20).around(Coded.head(codings), subscriber));
      List<byte[]> parts = new ArrayList<>(EagerPublisher.cut(coded, at));
      parts.add(1, new byte[0]);
      publisher.send(parts.toArray(byte[][]::new)).complete();
      assertThat(subscriber.received()).isEqualTo(content);
      assertThat(subscriber.completions()).isOne();
    }
  }

  private static void check(List<byte[]> parts, String codings, byte[] content) {
    RecordingSubscriber subscriber = Decode.parts(parts, codings);
    assertThat(subscriber.errors()).isEmpty();
    assertThat(subscriber.received()).isEqualTo(content);
    assertThat(subscriber.sizes()).allMatch(size -> size >= 1 && size <= 16 * 1024);
  }
}
