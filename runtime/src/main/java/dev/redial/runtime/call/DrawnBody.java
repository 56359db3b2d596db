package dev.redial.runtime.call;

import dev.redial.runtime.content.PromptBody;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * Makes a body of a {@link DrawnStream}, in the place of a subscriber of the JDK's that would have
 * made it of its own stream, and that nobody else has seen.
 *
 * <p>Thread-safety: that of the stream.
 *
 * @param <T> what the answer's body becomes
 */
final class DrawnBody<T> implements BodySubscriber<T> {
  private static final Class<?> HANDLER = BodyHandlers.ofInputStream().getClass();
  private static final Class<?> SUBSCRIBER = BodySubscribers.ofInputStream().getClass();

  private final DrawnStream stream;
  private final T body;

  private DrawnBody(DrawnStream stream, Function<? super InputStream, T> step) {
    this.stream = stream;
    this.body = step.apply(stream);
  }

  /** The same body, drawn; or {@code subscriber} itself if its body is no stream of the JDK's. */
  @SuppressWarnings("unchecked") // what is made of the JDK's stream is made of any
  static <T> BodySubscriber<T> inPlaceOf(
      BodySubscriber<T> subscriber, BodyHandler<T> handler, DrawnStream stream) {
    if (handler.getClass() == HANDLER && subscriber.getClass() == SUBSCRIBER) {
      return new DrawnBody<>(stream, made -> (T) made);
    }
    if (subscriber instanceof PromptBody<?, T> prompt
        && prompt.upstream().getClass() == SUBSCRIBER) {
      return new DrawnBody<>(stream, (Function<InputStream, T>) prompt.step());
    }
    return subscriber;
  }

  @Override
  public CompletionStage<T> getBody() {
    return CompletableFuture.completedFuture(body);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    stream.subscribed(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> octets) {
    stream.arrived(octets);
  }

  @Override
  public void onError(Throwable why) {
    stream.ended(why);
  }

  @Override
  public void onComplete() {
    stream.ended(null);
  }
}
