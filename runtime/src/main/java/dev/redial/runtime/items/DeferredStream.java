package dev.redial.runtime.items;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to items whose call is still under way: what is asked for meanwhile is kept.
 *
 * <p>Thread-safety: {@code this} guards {@code call}, {@code items} and {@code done}.
 */
final class DeferredStream<T> implements Flow.Subscriber<T>, Flow.Subscription {
  private final Flow.Subscriber<? super T> subscriber;
  private final Wanted wanted = new Wanted();
  private @Nullable CompletableFuture<Flow.Publisher<T>> call;
  private Flow.@Nullable Subscription items;
  private boolean done;

  DeferredStream(Flow.Subscriber<? super T> subscriber) {
    this.subscriber = subscriber;
  }

  /** Nothing is sent if it was cancelled before. */
  void start(Supplier<CompletableFuture<Flow.Publisher<T>>> sending) {
    if (isDone()) {
      return;
    }
    CompletableFuture<Flow.Publisher<T>> sent = sending.get();
    if (!keep(sent)) {
      sent.cancel(true);
    }
    var unused = sent.whenComplete(this::answered);
  }

  private synchronized boolean isDone() {
    return done;
  }

  private synchronized boolean keep(CompletableFuture<Flow.Publisher<T>> sent) {
    call = sent;
    return !done;
  }

  /** Whether this is the first end. */
  private synchronized boolean finish() {
    boolean first = !done;
    done = true;
    return first;
  }

  private void answered(Flow.@Nullable Publisher<T> publisher, @Nullable Throwable failure) {
    if (publisher != null) {
      publisher.subscribe(this);
    } else if (failure != null) {
      onError(
          failure instanceof CompletionException e && e.getCause() != null
              ? e.getCause()
              : failure);
    }
  }

  // ---- from the items

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    if (begin(subscription)) {
      pass(subscription);
    } else {
      subscription.cancel();
    }
  }

  private synchronized boolean begin(Flow.Subscription subscription) {
    items = subscription;
    return !done;
  }

  @Override
  public void onNext(T item) {
    if (!isDone()) {
      subscriber.onNext(item);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (finish()) {
      subscriber.onError(failure);
    }
  }

  @Override
  public void onComplete() {
    if (finish()) {
      subscriber.onComplete();
    }
  }

  // ---- from the subscriber

  @Override
  public void request(long count) {
    Flow.Subscription begun = begun();
    if (count > 0) {
      wanted.add(count);
      if (begun != null) {
        pass(begun);
      }
    } else if (begun != null) {
      begun.request(count);
    } else {
      refuse(count);
    }
  }

  private synchronized Flow.@Nullable Subscription begun() {
    return items;
  }

  private void pass(Flow.Subscription begun) {
    long count = wanted.takeAll();
    if (count > 0) {
      begun.request(count);
    }
  }

  private void refuse(long count) {
    if (finish()) {
      stop();
      subscriber.onError(Wanted.refusal(count));
    }
  }

  @Override
  public void cancel() {
    if (finish()) {
      stop();
    }
  }

  private void stop() {
    Flow.Subscription begun = begun();
    if (begun != null) {
      begun.cancel();
    } else {
      cancelCall();
    }
  }

  private void cancelCall() {
    CompletableFuture<Flow.Publisher<T>> sent = sent();
    if (sent != null) {
      sent.cancel(true);
    }
  }

  private synchronized @Nullable CompletableFuture<Flow.Publisher<T>> sent() {
    return call;
  }
}
