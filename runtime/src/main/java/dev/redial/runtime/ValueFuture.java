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
  private final Returns<T> returns;

  /** Until it is known what became of it: who keeps a value does not keep that. */
  private @Nullable OutgoingCall call;

  private ValueFuture(OutgoingCall call, Returns<T> returns) {
    this.call = call;
    this.returns = returns;
  }

  /** Of a call that is sent by this; cancelling it cancels the call. */
  static <T> ValueFuture<T> of(BoundEndpoint bound, OutgoingCall call, Returns<T> returns) {
    ValueFuture<T> value = new ValueFuture<>(call, returns);
    bound.sender().sendAsync(call, returns.handler(), value);
    return value;
  }

  /** One of {@link #answered} and {@link #failed} is told, once. */
  private OutgoingCall takeCall() {
    OutgoingCall known = Objects.requireNonNull(call, "told twice");
    call = null;
    return known;
  }

  @Override
  protected void answered(HttpResponse<Content> answer) {
    OutgoingCall with = takeCall();
    try {
      with.tellAnswered(answer);
    } catch (RuntimeException | Error e) {
      bringFailure(wrapped(e));
      return;
    }
    if (isDone() || !bringRead(answer, with)) {
      answer.body().release(); // nobody wants it any more, and it holds a connection
    }
  }

  /** Returns false if somebody else has completed this. */
  private boolean bringRead(HttpResponse<Content> answer, OutgoingCall with) {
    try {
      return bring(returns.read(answer, with.codecs()));
    } catch (IOException | RuntimeException | Error e) {
      bringFailure(wrapped(e));
      return true;
    }
  }

  @Override
  protected void failed(Throwable failure) {
    OutgoingCall with = takeCall();
    Throwable told = failure;
    try {
      with.tellFailed(failure);
    } catch (RuntimeException | Error e) {
      told = e;
    }
    if (told instanceof IOException io) {
      bringAfterFailure(io);
    } else {
      bringFailure(wrapped(told));
    }
  }

  private void bringAfterFailure(IOException failure) {
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
