package dev.redial.runtime;

import dev.redial.runtime.call.CallEngine.Threads.Owner;
import dev.redial.runtime.call.CallTask;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where asynchronous calls run, and then what depends on them: our own threads, or the caller's
 * executor and then our own threads. An executor of few threads would wait for itself if dependants
 * held them while they read a body that is still to come.
 *
 * <p>The caller's executor is handed tasks by a thread of its own, since it may run them at once on
 * the thread that hands them over, and a thread that reads for others must not run anybody's code.
 *
 * <p>Thread-safety: used by any thread.
 */
final class CallbackExecutor implements Executor, AutoCloseable {
  private static final long IDLE_SECONDS = 60;

  private final Workers workers = new Workers();
  private final ThreadPoolExecutor handingOff =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> Workers.daemon(task, "redial-handoff"));
  private final Executor tasks;
  private final Executor dependants;
  private final Owner owner;

  CallbackExecutor(@Nullable Executor given) {
    tasks = given == null ? workers : task -> handingOff.execute(() -> handOff(task, given));
    dependants = given == null ? Runnable::run : workers;
    owner = given == null ? Owner.WE : Owner.CALLER;
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

  @Override
  public void execute(Runnable task) {
    tasks.execute(task);
  }

  /** Whose threads take its tasks. */
  Owner owner() {
    return owner;
  }

  /** Where results are told: at once on a thread of ours, else on one. */
  Executor dependants() {
    return dependants;
  }

  /** Where somebody who cannot wait finds a thread of ours, however busy the caller's are. */
  Executor spare() {
    return workers;
  }

  /** Lets its threads end as soon as they are idle; bodies that still come are delivered. */
  @Override
  public void close() {
    workers.close();
    handingOff.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    handingOff.allowCoreThreadTimeOut(true);
  }
}
