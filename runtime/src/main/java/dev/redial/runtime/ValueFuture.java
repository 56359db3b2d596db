package dev.redial.runtime;

import dev.redial.runtime.call.AnswerFuture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletionException;

/**
 * The future that an asynchronous method of a generated client returns: what its endpoint makes of
 * the answer, or of there being none.
 *
 * <p>Thread-safety: used by any thread.
 *
 * @param <T> what the method returns
 */
final class ValueFuture<T> extends AnswerFuture<Content, T> {
  private final BoundEndpoint bound;
  private final OutgoingCall call;
  private final Returns<T> returns;

  private ValueFuture(BoundEndpoint bound, OutgoingCall call, Returns<T> returns) {
    this.bound = bound;
    this.call = call;
    this.returns = returns;
  }

  /** Of a call that is sent by this; cancelling it cancels the call. */
  static <T> ValueFuture<T> of(BoundEndpoint bound, OutgoingCall call, Returns<T> returns) {
    ValueFuture<T> value = new ValueFuture<>(bound, call, returns);
    bound.sender().sendAsync(call, returns.handler(), value);
    return value;
  }

  @Override
  protected void answered(HttpResponse<Content> answer) {
    try {
      call.tellAnswered(answer);
    } catch (RuntimeException | Error e) {
      bringFailure(wrapped(e));
      return;
    }
    if (isDone() || !bringRead(answer)) {
      answer.body().release(); // nobody wants it any more, and it holds a connection
    }
  }

  /** Returns false if somebody else has completed this. */
  private boolean bringRead(HttpResponse<Content> answer) {
    try {
      return bring(returns.read(answer, bound.codecs()));
    } catch (IOException | RuntimeException | Error e) {
      bringFailure(wrapped(e));
      return true;
    }
  }

  @Override
  protected void failed(Throwable failure) {
    Throwable told = failure;
    try {
      call.tellFailed(failure);
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

  /** As a future has it whose value is made of another's. */
  private static Throwable wrapped(Throwable fault) {
    if (fault instanceof CompletionException) {
      return fault;
    }
    return new CompletionException(fault instanceof StatusErrorRaised ? fault.getCause() : fault);
  }
}
