package dev.redial.runtime.items;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The items of a stream, decoded as they are asked for. It can be subscribed to once.
 *
 * <p>Thread-safety: used by any thread.
 *
 * @param <F> an item as it is cut out
 * @param <T> an item as it is published
 */
public final class ItemPublisher<F, T> implements Flow.Publisher<T> {
  private final Flow.Publisher<List<ByteBuffer>> octets;
  private final Framing<F> framing;
  private final Decoding<F, T> decoding;
  private final String target;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  /**
   * Makes a value of an item.
   *
   * @param <F> the item
   * @param <T> the value
   */
  public interface Decoding<F, T> {
    /** The value that {@code item} stands for; {@code IOException} if it stands for none. */
    T decode(F item) throws IOException;
  }

  /**
   * Of the content of one answer.
   *
   * @param target the call in messages
   */
  public ItemPublisher(
      Flow.Publisher<List<ByteBuffer>> octets,
      Framing<F> framing,
      Decoding<F, T> decoding,
      String target) {
    this.octets = octets;
    this.framing = framing;
    this.decoding = decoding;
    this.target = target;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    if (subscribed.compareAndSet(false, true)) {
      octets.subscribe(new ItemStream<>(framing, this::decoded, subscriber));
    } else {
      Refusal.of(subscriber);
    }
  }

  private T decoded(F item) throws IOException {
    T value;
    try {
      value = decoding.decode(item);
    } catch (IOException e) {
      throw new IOException(target + ": an item cannot be read: " + e.getMessage(), e);
    }
    if (value == null) {
      throw new IOException(target + ": an item is null");
    }
    return value;
  }
}
