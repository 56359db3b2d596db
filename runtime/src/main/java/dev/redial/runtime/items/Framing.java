package dev.redial.runtime.items;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Cuts the octets of a stream into items, wherever they are split.
 *
 * <p>Thread-safety: none; one stream, one thread at a time.
 *
 * @param <F> an item
 */
public interface Framing<F> {
  /** Takes the next octets and gives the items that they complete. */
  void take(ByteBuffer octets, Consumer<F> items) throws IOException;

  /** Takes the end of the stream. */
  void end(Consumer<F> items) throws IOException;

  /** The same items as something else. */
  default <G> Framing<G> map(Function<F, G> mapping) {
    Framing<F> cut = this;
    return new Framing<>() {
      @Override
      public void take(ByteBuffer octets, Consumer<G> items) throws IOException {
        cut.take(octets, item -> items.accept(mapping.apply(item)));
      }

      @Override
      public void end(Consumer<G> items) throws IOException {
        cut.end(item -> items.accept(mapping.apply(item)));
      }
    };
  }

  /** Of a stream without items. */
  static <F> Framing<F> empty() {
    return new Framing<>() {
      @Override
      public void take(ByteBuffer octets, Consumer<F> items) {}

      @Override
      public void end(Consumer<F> items) {}
    };
  }
}
