package dev.redial.runtime.call;

import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The future by which an application hears of an asynchronous call: completed by the call, or by
 * somebody else, who does not want its answer any more.
 *
 * <p>Thread-safety: used by any thread.
 *
 * @param <B> what the answer's body becomes
 * @param <R> what it brings
 */
public abstract class AnswerFuture<B, R> extends CompletableFuture<R> {
  private final AtomicReference<@Nullable Runnable> atEnd = new AtomicReference<>();
  private volatile @Nullable Abandoned call;

  /** Whose future was completed by somebody else. */
  @FunctionalInterface
  public interface Abandoned {
    /** Nobody waits for the answer. */
    void completedByOthers();
  }

  /** Not completed yet. */
  protected AnswerFuture() {}

  /** The answer is here, on a thread that may run what depends on it. */
  protected abstract void answered(HttpResponse<B> answer);

  /** There is no answer; told also where somebody else has completed this. */
  protected abstract void failed(Throwable failure);

  /** For {@link #answered}: returns false if somebody else was first. */
  protected final boolean bring(R value) {
    call = null; // what is made of an answer does not keep the call in memory
    return super.complete(value);
  }

  /** For {@link #failed}. */
  protected final void bringFailure(Throwable failure) {
    call = null;
    super.completeExceptionally(failure);
  }

  // ---- for the call

  /** It was not begun. */
  public final void refused(Exception why) {
    failed(why);
  }

  /** One of the two, as another future brings them. */
  public final void hear(@Nullable HttpResponse<B> answer, @Nullable Throwable failure) {
    if (answer != null) {
      answered(answer);
    } else if (failure instanceof CompletionException && failure.getCause() != null) {
      failed(failure.getCause());
    } else {
      failed(Objects.requireNonNull(failure, "failure"));
    }
  }

  /** Before it begins: runs once, before the result is known, whoever it comes from. */
  public final void atEnd(Runnable task) {
    atEnd.set(task);
  }

  /** Before anybody else has this: the call is told when somebody else completes it. */
  public final void of(Abandoned begun) {
    call = begun;
  }

  /** The call's result is about to be known, or it could not begin. */
  public final void end() {
    call = null; // it is decided: what becomes of this is nothing to the call any more
    Runnable task = atEnd.getAndSet(null);
    if (task != null) {
      task.run();
    }
  }

  // ---- for others

  private boolean byOthers(boolean first) {
    Abandoned begun = call;
    if (first) {
      end();
      if (begun != null) {
        begun.completedByOthers();
      }
    }
    return first;
  }

  @Override
  public boolean complete(R value) {
    return byOthers(super.complete(value));
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return byOthers(super.completeExceptionally(failure));
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return byOthers(super.cancel(mayInterruptIfRunning));
  }

  @Override
  public CompletableFuture<R> completeAsync(Supplier<? extends R> supplier) {
    return completeAsync(supplier, defaultExecutor());
  }

  @Override
  public CompletableFuture<R> completeAsync(Supplier<? extends R> supplier, Executor executor) {
    executor.execute(() -> completeBy(supplier));
    return this;
  }

  private void completeBy(Supplier<? extends R> supplier) {
    if (isDone()) {
      return;
    }
    try {
      var unused = complete(supplier.get());
    } catch (Throwable e) { // the application's: it is what this is completed with
      var unused = completeExceptionally(e);
    }
  }
}
