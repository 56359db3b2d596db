package dev.redial.runtime.call;

import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.content.PromptBody;
import dev.redial.runtime.content.WholeBody;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Has subscribers make their bodies where it holds nobody up.
 *
 * <p>One made by {@link BodySubscribers#mapping} may read, while it makes its body, from a stream
 * that is still to be filled; the JDK promises it the client's executor for that. On the call's own
 * thread, which fills the stream, it would wait for itself.
 */
final class BodyMaking {
  /** The JDK's most frequent ones, which have their bodies at hand. */
  private static final Set<Class<?>> PROMPT =
      Set.of(
          BodySubscribers.ofByteArray().getClass(),
          BodySubscribers.ofInputStream().getClass(),
          BodySubscribers.discarding().getClass());

  private BodyMaking() {}

  /** What {@code subscriber} makes of the answer to {@code request}, once it has. */
  static <T> CompletionStage<T> of(
      BodySubscriber<T> subscriber, CallEngine engine, HttpRequest request) {
    return isPrompt(subscriber)
        ? subscriber.getBody()
        : engine.aside(subscriber::getBody).thenCompose(body -> given(body, request));
  }

  /**
   * The same at once, for one that shows nothing before all is here.
   *
   * @param content all of it
   */
  static <T> @Nullable T whole(BodySubscriber<T> subscriber, byte[] content) {
    if (subscriber instanceof WholeBody<T> ours) {
      return ours.of(content);
    }
    subscriber.onSubscribe(new AllAtOnce());
    if (content.length > 0) {
      subscriber.onNext(List.of(ByteBuffer.wrap(content)));
    }
    subscriber.onComplete();
    return subscriber.getBody().toCompletableFuture().join();
  }

  /** It gets all of it, whatever it asks for. */
  private static final class AllAtOnce implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  private static boolean isPrompt(BodySubscriber<?> subscriber) {
    return subscriber instanceof WholeBody
        || subscriber instanceof DrawnBody
        || subscriber instanceof PromptBody
        || PROMPT.contains(subscriber.getClass());
  }

  private static <T> CompletionStage<T> given(
      @Nullable CompletionStage<T> body, HttpRequest request) {
    return body == null
        ? CompletableFuture.failedFuture(
            new IOException(
                FailedAttempt.target(request) + ": the body subscriber's getBody() returned null"))
        : body;
  }
}
