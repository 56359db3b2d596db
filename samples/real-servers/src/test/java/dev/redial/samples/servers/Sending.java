package dev.redial.samples.servers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** The two ways to make many calls at a time. */
enum Sending {
  /** {@code send} on a thread for each. */
  SEND {
    @Override
    List<Outcome> all(HttpClient client, URI server, List<MixedCall> calls) throws Exception {
      ExecutorService callers = Executors.newFixedThreadPool(AT_A_TIME);
      try {
        List<Callable<Outcome>> tasks = new ArrayList<>();
        calls.forEach(call -> tasks.add(() -> send(client, server, call)));
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> task : callers.invokeAll(tasks)) {
          outcomes.add(task.get());
        }
        return outcomes;
      } finally {
        callers.shutdownNow();
      }
    }
  },

  /** {@code sendAsync}, with as many outstanding. */
  SEND_ASYNC {
    @Override
    List<Outcome> all(HttpClient client, URI server, List<MixedCall> calls) throws Exception {
      Semaphore free = new Semaphore(AT_A_TIME);
      List<CompletableFuture<Outcome>> pending = new ArrayList<>();
      for (MixedCall call : calls) {
        free.acquire();
        pending.add(sendAsync(client, server, call).whenComplete((end, bug) -> free.release()));
      }
      return pending.stream().map(CompletableFuture::join).toList();
    }
  };

  static final int AT_A_TIME = 64;

  abstract List<Outcome> all(HttpClient client, URI server, List<MixedCall> calls) throws Exception;

  static Outcome send(HttpClient client, URI server, MixedCall call) {
    try {
      return new Outcome.Answered(
          call, client.send(call.request(server), BodyHandlers.ofByteArray()));
    } catch (IOException | RuntimeException e) {
      return new Outcome.Failed(call, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed(call, e);
    }
  }

  private static CompletableFuture<Outcome> sendAsync(
      HttpClient client, URI server, MixedCall call) {
    return client
        .sendAsync(call.request(server), BodyHandlers.ofByteArray())
        .handle(
            (answer, failure) ->
                failure == null
                    ? new Outcome.Answered(call, answer)
                    : new Outcome.Failed(call, causeOf(failure)));
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
