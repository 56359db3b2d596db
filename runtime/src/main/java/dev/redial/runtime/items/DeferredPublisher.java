package dev.redial.runtime.items;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A publisher whose call is sent when it is subscribed to. It can be subscribed to once: a second
 * subscriber would send the call a second time.
 *
 * <p>Thread-safety: used by any thread.
 *
 * @param <T> an item
 */
public final class DeferredPublisher<T> implements Flow.Publisher<T> {
  private final Supplier<CompletableFuture<Flow.Publisher<T>>> call;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  /**
   * Of a call.
   *
   * @param call sends it
   */
  public DeferredPublisher(Supplier<CompletableFuture<Flow.Publisher<T>>> call) {
    this.call = call;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    if (!subscribed.compareAndSet(false, true)) {
      Refusal.of(subscriber);
      return;
    }
    DeferredStream<T> stream = new DeferredStream<>(subscriber);
    subscriber.onSubscribe(stream);
    stream.start(call);
  }
}
