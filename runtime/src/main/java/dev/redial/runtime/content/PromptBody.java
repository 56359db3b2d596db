package dev.redial.runtime.content;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * What another subscriber makes, as something else, by a step that waits for nothing: whoever
 * receives the answer may make it on the thread that reads.
 *
 * <p>{@code BodySubscribers.mapping} does the same, but may be given a step that waits, and has to
 * be made elsewhere.
 *
 * <p>Thread-safety: that of the other subscriber.
 *
 * @param <U> what the other makes
 * @param <T> what becomes of it
 */
public final class PromptBody<U, T> implements BodySubscriber<T> {
  private final BodySubscriber<U> upstream;
  private final Function<U, T> step;

  /** With a subscriber whose {@code getBody} waits for nothing either. */
  public PromptBody(BodySubscriber<U> upstream, Function<U, T> step) {
    this.upstream = upstream;
    this.step = step;
  }

  /** What the other makes of the answer. */
  public BodySubscriber<U> upstream() {
    return upstream;
  }

  /** What is made of that. */
  public Function<U, T> step() {
    return step;
  }

  @Override
  public CompletionStage<T> getBody() {
    return upstream.getBody().thenApply(step);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    upstream.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> octets) {
    upstream.onNext(octets);
  }

  @Override
  public void onError(Throwable failure) {
    upstream.onError(failure);
  }

  @Override
  public void onComplete() {
    upstream.onComplete();
  }
}
