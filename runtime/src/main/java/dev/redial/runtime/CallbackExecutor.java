package dev.redial.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final ExecutorService threads;
  private final Executor tasks;

  CallbackExecutor(@Nullable Executor given) {
    if (given == null) {
      threads = Executors.newCachedThreadPool(task -> daemon(task, "redial-worker"));
      tasks = threads;
    } else {
      threads = Executors.newSingleThreadExecutor(task -> daemon(task, "redial-handoff"));
      tasks = task -> threads.execute(() -> given.execute(task));
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

  @Override
  public void close() {
    threads.shutdown();
  }
}
