package dev.redial.runtime;

import dev.redial.runtime.call.CallTask;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where asynchronous calls run: our own threads, or the caller's executor.
 *
 * <p>The caller's executor is handed tasks by a thread of its own, since it may run them at once on
 * the thread that hands them over, and a thread that reads for others must not run anybody's code.
 *
 * <p>Thread-safety: used by any thread.
 */
final class CallbackExecutor implements Executor, AutoCloseable {
  private static final long IDLE_SECONDS = 60;

  private final ThreadPoolExecutor threads;
  private final Executor tasks;

  CallbackExecutor(@Nullable Executor given) {
    if (given == null) {
      threads =
          new ThreadPoolExecutor(
              0,
              Integer.MAX_VALUE,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new SynchronousQueue<>(),
              task -> daemon(task, "redial-worker"));
      tasks = threads;
    } else {
      threads =
          new ThreadPoolExecutor(
              1,
              1,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              task -> daemon(task, "redial-handoff"));
      tasks = task -> threads.execute(() -> handOff(task, given));
    }
  }

  /** What the caller's executor does not take ends here: a call fails, anything else is run. */
  private static void handOff(Runnable task, Executor given) {
    try {
      given.execute(task);
    } catch (RuntimeException | Error e) {
      if (task instanceof CallTask step) {
        step.rejected(
            e instanceof RejectedExecutionException rejection
                ? rejection
                : new RejectedExecutionException("the client's executor failed", e));
      } else {
        task.run();
      }
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    tasks.execute(task);
  }

  /** Lets its threads end as soon as they are idle; bodies that still come are delivered. */
  @Override
  public void close() {
    threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    threads.allowCoreThreadTimeOut(true);
  }
}
