package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is added, in whatever portions it is written, the octets go out in order. */
class BatchTest {
  private final WorkBuffers buffers = new WorkBuffers();
  private final Batch batch = new Batch(buffers);

  @Test
  void smallOnesGoOutTogether() {
    batch.add(new byte[100]);
    batch.add(new byte[200]);
    assertThat(batch.parts()).hasSize(1);
    assertThat(batch.parts()[0].remaining()).isEqualTo(300);
  }

  @Test
  void largeOnesAreNotCopied() {
    byte[] large = new byte[100_000];
    batch.add(new byte[1]);
    batch.add(large);
    batch.add(new byte[2]);
    assertThat(batch.parts()).hasSize(3);
    assertThat(batch.parts()[1].array()).isSameAs(large);
  }

  @Test
  void buffersAreGivenBackWhenAllIsWritten() {
    batch.add(new byte[] {1});
    ByteBuffer lent = batch.parts()[0];
    lent.get();
    batch.forgetWritten();
    assertThat(batch.isEmpty()).isTrue();
    assertThat((Object) buffers.borrow()).isSameAs(lent);
  }

  @Test
  void noOctetsBehindWhatIsNotWrittenYetTakeNoPlace() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    batch.add(ByteBuffer.wrap(new byte[] {1}));
    batch.add(new byte[0]);
    batch.forgetWritten();
    batch.add(ByteBuffer.wrap(new byte[] {2}));
    batch.add(new byte[] {3});
    write(Integer.MAX_VALUE, written);
    assertThat(written.toByteArray()).containsExactly(1, 2, 3);
  }

  @Test
  void octetsStayInOrderHoweverTheyAreWritten() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    ByteArrayOutputStream added = new ByteArrayOutputStream();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    for (int round = 0; round < 2_000; round++) {
      byte[] octets = new byte[random.nextInt(random.nextInt(4) == 0 ? 20_000 : 200)];
      random.nextBytes(octets);
      added.writeBytes(octets);
      if (random.nextBoolean()) {
        batch.add(octets);
      } else {
        batch.add(ByteBuffer.wrap(octets));
      }
      write(random.nextInt(30_000), written);
    }
    write(Integer.MAX_VALUE, written);
    assertThat(batch.isEmpty()).as("seed %d", seed).isTrue();
    assertThat(written.toByteArray()).as("seed %d", seed).isEqualTo(added.toByteArray());
  }

  private void write(int most, ByteArrayOutputStream written) {
    int left = most;
    for (ByteBuffer part : batch.parts()) {
      byte[] taken = new byte[Math.min(left, part.remaining())];
      part.get(taken);
      written.writeBytes(taken);
      left -= taken.length;
    }
    batch.forgetWritten();
  }
}
