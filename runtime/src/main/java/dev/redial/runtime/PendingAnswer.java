package dev.redial.runtime;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an asynchronous call that may go out twice. Cancelling it cancels what it waits
 * for.
 *
 * <p>Thread-safety: completed by any thread; {@code this} guards what it waits for.
 */
final class PendingAnswer extends CompletableFuture<HttpResponse<Content>> {
  private final OutgoingCall call;
  private @Nullable CompletableFuture<?> awaited; // guarded by this

  PendingAnswer(OutgoingCall call) {
    this.call = call;
  }

  /**
   * Sends, and once more if it says so.
   *
   * @param again whether to, for an answer; null for no
   */
  PendingAnswer begin(
      HttpClient http,
      BodyHandler<Content> handler,
      Function<HttpResponse<Content>, @Nullable CompletableFuture<Boolean>> again) {
    await(
        http.sendAsync(call.request(), handler),
        answer -> {
          CompletableFuture<Boolean> renewal = again.apply(answer);
          if (renewal == null || isCancelled()) {
            end(answer);
          } else {
            await(renewal, renewed -> goOn(http, handler, answer, renewed));
          }
        });
    return this;
  }

  private void goOn(
      HttpClient http,
      BodyHandler<Content> handler,
      HttpResponse<Content> answer,
      Boolean renewed) {
    if (renewed && !isCancelled()) {
      answer.body().release();
      await(http.sendAsync(call.request(), handler), this::end);
    } else {
      end(answer);
    }
  }

  private <V> void await(CompletableFuture<V> next, Consumer<V> then) {
    synchronized (this) {
      awaited = next;
    }
    if (isCancelled()) {
      next.cancel(true);
    }
    var unused =
        next.whenComplete(
            (value, fault) -> {
              if (fault == null) {
                orFail(() -> then.accept(value));
              } else {
                completeExceptionally(fault);
              }
            });
  }

  private void orFail(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      completeExceptionally(e);
    }
  }

  private void end(HttpResponse<Content> answer) {
    if (!complete(answer)) {
      answer.body().release(); // it came when nobody wanted it any more
    }
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    boolean cancelled = super.cancel(mayInterrupt);
    CompletableFuture<?> now;
    synchronized (this) {
      now = awaited;
    }
    if (cancelled && now != null) {
      now.cancel(mayInterrupt);
    }
    return cancelled;
  }
}
