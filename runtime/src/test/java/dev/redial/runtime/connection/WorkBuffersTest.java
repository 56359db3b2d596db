package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which buffer is lent next. */
class WorkBuffersTest {
  private static final int MANY = 200;

  private final WorkBuffers buffers = new WorkBuffers();

  @Test
  void bufferThatCameBackLastIsLentNextAndEmpty() {
    ByteBuffer first = buffers.borrow();
    ByteBuffer second = buffers.borrow().put((byte) 1).flip();
    buffers.giveBack(first);
    buffers.giveBack(second);
    assertThat(buffers.borrow()).isSameAs(second);
    assertThat(second.position()).isZero();
    assertThat(second.remaining()).isEqualTo(second.capacity());
    assertThat(buffers.borrow()).isSameAs(first);
  }

  @Test
  void noBufferIsLentTwiceAtATimeAndNotAllAreKept() {
    Set<ByteBuffer> lent = borrowed();
    assertThat(lent).hasSize(MANY);
    lent.forEach(buffers::giveBack);
    Set<ByteBuffer> again = borrowed();
    assertThat(again).hasSize(MANY);
    long known = again.stream().filter(lent::contains).count();
    assertThat(known).isBetween(1L, MANY - 1L);
  }

  private Set<ByteBuffer> borrowed() {
    Set<ByteBuffer> borrowed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < MANY; i++) {
      borrowed.add(buffers.borrow());
    }
    return borrowed;
  }
}
