package dev.redial.runtime.call;

import java.lang.ref.WeakReference;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The future of an answer: {@code cancel(true)} of whatever depends on it cancels the call, as the
 * JDK's client does it.
 *
 * <p>Thread-safety: used by any thread.
 *
 * @param <B> what the answer's body becomes
 */
public final class ResponseFuture<B> extends AnswerFuture<B, HttpResponse<B>> {
  /** Not completed yet. */
  public ResponseFuture() {}

  @Override
  protected void answered(HttpResponse<B> answer) {
    var unused = bring(answer);
  }

  @Override
  protected void failed(Throwable failure) {
    bringFailure(failure);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new Dependent<>(new WeakReference<>(this));
  }

  /** Weak: what was made of an answer does not keep the answer in memory. */
  private static final class Dependent<U> extends CompletableFuture<U> {
    private final WeakReference<CompletableFuture<?>> origin;

    Dependent(WeakReference<CompletableFuture<?>> origin) {
      this.origin = origin;
    }

    @Override
    public <V> CompletableFuture<V> newIncompleteFuture() {
      return new Dependent<>(origin);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      @Nullable CompletableFuture<?> call = origin.get();
      if (cancelled && mayInterruptIfRunning && call != null) {
        call.cancel(true);
      }
      return cancelled;
    }
  }
}
