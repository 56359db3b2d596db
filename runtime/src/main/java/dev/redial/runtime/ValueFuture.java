package dev.redial.runtime;

import dev.redial.runtime.call.AnswerFuture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The future that an asynchronous method of a generated client returns: what its endpoint makes of
 * the answer, or of there being none.
 *
 * <p>Thread-safety: used by any thread.
 *
 * @param <T> what the method returns
 */
final class ValueFuture<T> extends AnswerFuture<Content, T> {
  /** Until it is known what became of the call: who keeps a value does not keep that. */
  private @Nullable Making<T> making;

  /** What a value is made with. */
  private record Making<T>(BoundEndpoint bound, OutgoingCall call, Returns<T> returns) {}

  private ValueFuture(Making<T> making) {
    this.making = making;
  }

  /** Of a call that is sent by this; cancelling it cancels the call. */
  static <T> ValueFuture<T> of(BoundEndpoint bound, OutgoingCall call, Returns<T> returns) {
    ValueFuture<T> value = new ValueFuture<>(new Making<>(bound, call, returns));
    bound.sender().sendAsync(call, returns.handler(), value);
    return value;
  }

  /** One of {@link #answered} and {@link #failed} is told, once. */
  private Making<T> made() {
    Making<T> known = Objects.requireNonNull(making, "told twice");
    making = null;
    return known;
  }

  @Override
  protected void answered(HttpResponse<Content> answer) {
    Making<T> with = made();
    try {
      with.call.tellAnswered(answer);
    } catch (RuntimeException | Error e) {
      bringFailure(wrapped(e));
      return;
    }
    if (isDone() || !bringRead(answer, with)) {
      answer.body().release(); // nobody wants it any more, and it holds a connection
    }
  }

  /** Returns false if somebody else has completed this. */
  private boolean bringRead(HttpResponse<Content> answer, Making<T> with) {
    try {
      return bring(with.returns.read(answer, with.bound.codecs()));
    } catch (IOException | RuntimeException | Error e) {
      bringFailure(wrapped(e));
      return true;
    }
  }

  @Override
  protected void failed(Throwable failure) {
    Making<T> with = made();
    Throwable told = failure;
    try {
      with.call.tellFailed(failure);
    } catch (RuntimeException | Error e) {
      told = e;
    }
    if (told instanceof IOException io) {
      bringAfterFailure(io, with.returns);
    } else {
      bringFailure(wrapped(told));
    }
  }

  private void bringAfterFailure(IOException failure, Returns<T> returns) {
    try {
      var unused = bring(returns.afterFailure(failure));
    } catch (IOException | RuntimeException | Error e) {
      bringFailure(wrapped(e));
    }
  }

  /**
   * As a future has it whose value is made of another's. What is a CompletionException itself is
   * wrapped as well, for {@code get} shows the cause of the outermost one.
   */
  private static Throwable wrapped(Throwable fault) {
    return new CompletionException(fault instanceof StatusErrorRaised ? fault.getCause() : fault);
  }
}
