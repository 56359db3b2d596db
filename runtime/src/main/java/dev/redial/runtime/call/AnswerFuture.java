package dev.redial.runtime.call;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The future of an answer: {@code cancel(true)} of whatever depends on it cancels the call, as the
 * JDK's client does it.
 *
 * <p>Thread-safety: used by any thread.
 *
 * @param <R> what it brings
 */
final class AnswerFuture<R> extends CompletableFuture<R> {
  /** Weak: what was made of an answer does not keep the answer in memory. */
  private final @Nullable WeakReference<CompletableFuture<?>> origin;

  /** Of a call itself. */
  AnswerFuture() {
    origin = null;
  }

  private AnswerFuture(WeakReference<CompletableFuture<?>> origin) {
    this.origin = origin;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new AnswerFuture<>(origin == null ? new WeakReference<>(this) : origin);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    CompletableFuture<?> call = origin == null ? null : origin.get();
    if (cancelled && mayInterruptIfRunning && call != null) {
      call.cancel(true);
    }
    return cancelled;
  }
}
