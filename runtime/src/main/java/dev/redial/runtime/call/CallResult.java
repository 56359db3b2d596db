package dev.redial.runtime.call;

import java.net.http.HttpResponse;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a call brings: decided once, and told once, never under the call's monitor, for dependants
 * may block.
 *
 * <p>Thread-safety: used by any thread.
 *
 * @param <T> what the answer's body becomes
 */
final class CallResult<T> {
  private final CallEngine engine;
  private final Object monitor;
  private final AnswerFuture<T, ?> future;
  private final AtomicReference<@Nullable Runnable> untold = new AtomicReference<>();
  private volatile Executor teller = Runnable::run;
  private volatile boolean decided;

  /**
   * Of a call that has not begun.
   *
   * @param monitor held while the call takes its steps
   * @param future by which it is told
   */
  CallResult(CallEngine engine, Object monitor, AnswerFuture<T, ?> future) {
    this.engine = engine;
    this.monitor = monitor;
    this.future = future;
  }

  AnswerFuture<T, ?> future() {
    return future;
  }

  /** Who tells it from now on. */
  void tellOn(Executor executor) {
    teller = executor;
  }

  boolean isDecided() {
    return decided;
  }

  /** Whether somebody else has completed it: by cancelling it, or because he waits no more. */
  boolean isForeign() {
    return !decided && future.isDone();
  }

  /** What it failed with; null if it has not. */
  @Nullable Throwable failure() {
    return future.isCompletedExceptionally()
        ? future.handle((response, failure) -> failure).join()
        : null;
  }

  void succeed(HttpResponse<T> response) {
    decide(() -> future.answered(response));
  }

  void fail(Throwable failure) {
    decide(() -> future.failed(failure));
  }

  /** The first decision counts; it is told at once where the monitor is not held. */
  private void decide(Runnable completion) {
    if (decided) {
      return;
    }
    decided = true;
    untold.set(() -> tell(completion));
    if (!Thread.holdsLock(monitor)) {
      tell();
    }
  }

  private void tell(Runnable completion) {
    engine.tells(this);
    future.end();
    completion.run();
    engine.hasTold(this);
  }

  /** Tells it if there is something to be told; whoever advances a call does so afterwards. */
  void tell() {
    Runnable known = untold.getAndSet(null);
    if (known != null) {
      teller.execute(known);
    }
  }
}
