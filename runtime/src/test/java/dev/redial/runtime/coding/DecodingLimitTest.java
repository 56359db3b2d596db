package dev.redial.runtime.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be decoded, to the octet, and what a bomb costs. */
class DecodingLimitTest {
  private static final int MIB = 1 << 20;

  private final CountedInflaters inflaters = new CountedInflaters();

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(inflaters.open()).isZero();
  }

  private RecordingSubscriber decoded(long maxOctets, byte[] coded, String codings) {
    RecordingSubscriber subscriber = RecordingSubscriber.oneByOne();
    EagerPublisher.send(
        new Decompression(maxOctets, inflaters).around(Coded.head(codings), subscriber),
        List.of(coded));
    return subscriber;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1000, 16_383, 16_384, 16_385, 32_768, 100_000})
  void limitIsExact(int octets) {
    byte[] content = Coded.noise(octets);
    byte[] gzip = Coded.gzip(content);
    byte[] twice = Coded.gzip(gzip);
    assertThat(decoded(octets, gzip, "gzip").received()).isEqualTo(content);
    assertThat(decoded(octets, twice, "gzip, gzip").received()).isEqualTo(content);
    assertThat(decoded(Long.MAX_VALUE, gzip, "gzip").received()).isEqualTo(content);
    if (octets > 1) {
      assertThat(decoded(octets - 1, gzip, "gzip").error())
          .isInstanceOf(ContentTooLargeException.class);
      assertThat(decoded(octets - 1, twice, "gzip, gzip").error())
          .isInstanceOf(ContentTooLargeException.class);
    }
  }

  @Test
  void limitCountsAllMembers() {
    byte[] hundred = Coded.gzip(Coded.text(100));
    byte[] three = Coded.join(hundred, hundred, hundred);
    assertThat(decoded(300, three, "gzip").completions()).isOne();
    assertThat(decoded(299, three, "gzip").error()).isInstanceOf(ContentTooLargeException.class);
  }

  @Test
  void errorNamesTheLimitTheSettingAndWhatWasRead() {
    byte[] coded = Coded.gzip(Coded.text(100));
    assertThat(decoded(99, coded, "gzip").error())
        .hasMessage(
            "the content decodes to more than 99 octets, the limit that decompress(99) set; "
                + coded.length
                + " octets of gzip were read until then. Allow more there if such answers are"
                + " expected");
  }

  @Test
  void contentBeyondTheLimitIsNotAskedForAndNotHandedOn() {
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
    byte[] coded = Coded.gzip(Coded.noise(1000), 0);
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(
            new Decompression(400, inflaters).around(Coded.head("gzip"), subscriber));
    publisher.send(Arrays.copyOf(coded, 300));
    assertThat(publisher.requested()).isOne();
    publisher.send(Arrays.copyOfRange(coded, 300, 600));
    assertThat(subscriber.error()).hasMessageContaining("600 octets of gzip were read");
    assertThat(publisher.cancellations()).isOne();
    assertThat(publisher.requested()).isZero();
    assertThat(subscriber.received()).hasSizeLessThanOrEqualTo(400);
  }

  /** Some 30 KB that are 10 MB that are 10 GB. */
  private static byte[] bomb() {
    byte[] member = Coded.gzip(new byte[10 * MIB], Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream tenMegabytes = new ByteArrayOutputStream();
    for (int i = 0; i < 1000; i++) {
      tenMegabytes.writeBytes(member);
    }
    return Coded.gzip(tenMegabytes.toByteArray(), Deflater.BEST_COMPRESSION);
  }

  @Test
  void bombEndsAtTheLimit() {
    byte[] bomb = bomb();
    assertThat(bomb).hasSizeLessThan(MIB);
    assertThat(decoded(MIB, bomb, "gzip, gzip").error())
        .isInstanceOf(ContentTooLargeException.class);
  }

  @Test
  void bombAllocatesNothingButWhatIsHandedOn() throws Exception {
    byte[] bomb = bomb();
    Counting counting = new Counting();
    var unused = decoded(MIB, bomb, "gzip, gzip");
    long before = allocatedBytes();
    EagerPublisher.send(
        new Decompression(200L * MIB, inflaters).around(Coded.head("gzip, gzip"), counting),
        List.of(bomb));
    long allocated = allocatedBytes() - before;
    assertThat(counting.octets).isEqualTo(200L * MIB);
    assertThat(allocated - counting.octets).as("besides what was handed on").isLessThan(8 * MIB);
  }

  /** Nothing comes out of it, so that only what lies between can be counted. */
  @ParameterizedTest
  @CsvSource({"'gzip, gzip', 1", "'gzip, gzip, gzip', 2"})
  void bombThatComesToNothingEndsAsWell(String codings, int times) {
    byte[] coded = Coded.join(Coded.hex("1f8b0808000000000003"), new byte[0]);
    byte[] name = new byte[40 * MIB];
    Arrays.fill(name, (byte) 'a');
    coded = Coded.join(coded, name, new byte[1], Coded.hex("0300 00000000 00000000"));
    for (int i = 0; i < times; i++) {
      coded = Coded.gzip(coded, Deflater.BEST_COMPRESSION);
    }
    assertThat(decoded(MIB, coded, codings).error())
        .isInstanceOf(ContentTooLargeException.class)
        .hasMessageContaining("lie between the codings of content that may decode to 1048576");
    assertThat(decoded(20 * MIB, coded, codings).completions()).isOne();
  }

  /** By reflection, since the module under test does not read those of management. */
  private static long allocatedBytes() throws ReflectiveOperationException {
    Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
    Method counter =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getCurrentThreadAllocatedBytes");
    return (long) counter.invoke(factory.getMethod("getThreadMXBean").invoke(null));
  }
}
