package dev.redial.runtime;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A call that nobody waits for. */
final class AsyncCall {
  private AsyncCall() {}

  static <T> CompletableFuture<T> send(BoundEndpoint bound, OutgoingCall call, Returns<T> returns) {
    CompletableFuture<HttpResponse<Content>> answer =
        bound.sender().sendAsync(call, returns.handler());
    CompletableFuture<T> value =
        answer.handle((received, failure) -> made(bound, returns, received, failure));
    var unused =
        value.whenComplete(
            (result, failure) -> {
              if (value.isCancelled()) {
                cancel(answer);
              }
            });
    return value;
  }

  /** An answer that came at the same moment holds a connection that nobody would free. */
  private static void cancel(CompletableFuture<HttpResponse<Content>> answer) {
    if (!answer.cancel(true)) {
      var unused = answer.thenAccept(received -> received.body().release());
    }
  }

  private static <T> T made(
      BoundEndpoint bound,
      Returns<T> returns,
      @Nullable HttpResponse<Content> received,
      @Nullable Throwable failure) {
    try {
      return received == null
          ? returns.afterFailure(asIoException(failure))
          : returns.read(received, bound.codecs());
    } catch (StatusErrorRaised e) {
      throw new CompletionException(e.getCause());
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** The failure itself; one that is no I/O failure is passed on. */
  private static IOException asIoException(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof IOException io) {
      return io;
    }
    throw new CompletionException(cause);
  }
}
