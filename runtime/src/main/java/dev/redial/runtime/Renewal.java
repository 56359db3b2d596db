package dev.redial.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Waiting for something on a thread of its own: rare, and it may take long. */
final class Renewal {
  private Renewal() {}

  static <T> CompletableFuture<T> aside(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(task.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            "redial-renewal");
    thread.setDaemon(true);
    thread.start();
    return result;
  }
}
