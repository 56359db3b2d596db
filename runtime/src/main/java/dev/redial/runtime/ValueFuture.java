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
      bringFailure(new CompletionException(e));
      return;
    }
    if (isDone() || !bringMade(() -> returns.read(answer, bound.codecs()))) {
      answer.body().release(); // nobody wants it any more, and it holds a connection
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
      var unused = bringMade(() -> returns.afterFailure(io));
    } else {
      bringFailure(new CompletionException(told));
    }
  }

  private interface Making<T> {
    T make() throws IOException;
  }

  /** Returns false if somebody else has completed this. */
  private boolean bringMade(Making<T> making) {
    try {
      return bring(making.make());
    } catch (StatusErrorRaised e) {
      bringFailure(new CompletionException(e.getCause()));
    } catch (CompletionException e) {
      bringFailure(e);
    } catch (IOException | RuntimeException | Error e) {
      bringFailure(new CompletionException(e));
    }
    return true;
  }
}
