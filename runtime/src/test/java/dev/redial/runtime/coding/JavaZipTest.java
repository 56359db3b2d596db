package dev.redial.runtime.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code java.util.zip} writes is read. */
class JavaZipTest {
  private static final List<byte[]> CONTENTS =
      Stream.of(0, 1, 2, 100, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 48 * 1024, 300_000)
          .flatMap(octets -> Stream.of(Coded.text(octets), Coded.noise(octets), new byte[octets]))
          .toList();

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyLevelIsRead(int level) throws IOException {
    for (byte[] content : CONTENTS) {
      byte[] gzip = Coded.gzip(content, level);
      assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
          .isEqualTo(content);
      assertThat(Decode.all(gzip, "gzip").received()).isEqualTo(content);
      assertThat(Decode.all(Coded.zlib(content, level), "deflate").received()).isEqualTo(content);
      assertThat(Decode.all(Coded.raw(content, level), "deflate").received()).isEqualTo(content);
    }
  }

  @Test
  void chunksAreFullWhereThereIsEnough() {
    assertThat(Decode.all(Coded.gzip(new byte[40_000]), "gzip").sizes())
        .containsExactly(16_384, 16_384, 40_000 - 2 * 16_384);
  }

  /** As a server does that sends one line after another. */
  @Test
  void whatAServerFlushesIsHandedOnAtOnce() throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
    HandDrivenPublisher publisher =
        HandDrivenPublisher.to(new Decompression(1000).around(Coded.head("gzip"), subscriber));
    try (DeflaterOutputStream out = new GZIPOutputStream(coded, true)) {
      for (int line = 1; line <= 5; line++) {
        out.write(Coded.text(20));
        out.flush();
        publisher.send(coded.toByteArray());
        coded.reset();
        assertThat(subscriber.received()).hasSize(20 * line);
      }
    }
    publisher.send(coded.toByteArray()).complete();
    assertThat(subscriber.completions()).isOne();
  }

  @Test
  void directBuffersAreRead() {
    for (byte[] coded : List.of(Coded.gzip(Coded.text(50_000)), Coded.gzip(new byte[0]))) {
      RecordingSubscriber subscriber = RecordingSubscriber.ofAll();
      ByteBuffer direct = ByteBuffer.allocateDirect(coded.length).put(coded).flip();
      HandDrivenPublisher.to(new Decompression(50_000).around(Coded.head("gzip"), subscriber))
          .send(direct)
          .complete();
      assertThat(subscriber.completions()).isOne();
    }
  }
}
