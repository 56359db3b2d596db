package dev.redial.runtime.call;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import org.jspecify.annotations.Nullable;

/**
 * A handler that was applied to an answer already: gives once what came of that, unless the answer
 * is passed over, and is asked itself from then on.
 *
 * <p>Thread-safety: that of the call whose answer it handles.
 *
 * @param <T> what the answer's body becomes
 */
final class AppliedHandler<T> implements BodyHandler<T> {
  private final BodyHandler<T> handler;
  private @Nullable BodyHandler<T> once;
  private @Nullable BodySubscriber<T> subscriber;

  private AppliedHandler(BodyHandler<T> handler, BodyHandler<T> once) {
    this.handler = handler;
    this.once = once;
  }

  /** It returned {@code subscriber}, which may be null where it is the application's. */
  @SuppressWarnings("NullAway") // then the call says so, as if it had asked itself
  static <T> AppliedHandler<T> returned(
      @Nullable BodySubscriber<T> subscriber, BodyHandler<T> handler) {
    AppliedHandler<T> applied = new AppliedHandler<>(handler, head -> subscriber);
    applied.subscriber = subscriber;
    return applied;
  }

  /** It, or its subscriber, has thrown {@code fault}. */
  static <T> AppliedHandler<T> threw(RuntimeException fault, BodyHandler<T> handler) {
    return new AppliedHandler<>(
        handler,
        head -> {
          throw fault;
        });
  }

  /** The same for what no program mends. */
  static <T> AppliedHandler<T> threw(Error fault, BodyHandler<T> handler) {
    return new AppliedHandler<>(
        handler,
        head -> {
          throw fault;
        });
  }

  @Override
  public BodySubscriber<T> apply(ResponseInfo head) {
    BodyHandler<T> now = once == null ? handler : once;
    once = null;
    subscriber = null;
    return now.apply(head);
  }

  /** Nobody receives the answer after all: a subscriber that waits for it hears why. */
  void passOver(IOException why) {
    BodySubscriber<T> waiting = subscriber;
    once = null;
    subscriber = null;
    if (waiting != null) {
      BodyDelivery<T> nothing = new BodyDelivery<>(waiting, () -> {});
      waiting.onSubscribe(nothing);
      nothing.fail(why);
    }
  }
}
