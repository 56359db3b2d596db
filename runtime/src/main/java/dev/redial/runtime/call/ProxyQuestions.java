package dev.redial.runtime.call;

import dev.redial.runtime.auth.Authorizer;
import dev.redial.runtime.auth.Guard;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What proxies ask for, of all calls of a client: calls that are refused at the same time ask the
 * application once, and have the same tunnels then. Servers may ask differently for each path.
 *
 * <p>Thread-safety: used by any thread.
 */
final class ProxyQuestions {
  private final Map<Guard, CompletableFuture<Authorizer>> asked = new ConcurrentHashMap<>();

  /** The answer that another call was given, or waits for; if there is none, asks. */
  CompletableFuture<Authorizer> answer(
      Guard proxy, Supplier<CompletableFuture<Authorizer>> question) {
    CompletableFuture<Authorizer> mine = new CompletableFuture<>();
    CompletableFuture<Authorizer> known = asked.putIfAbsent(proxy, mine);
    if (known != null) {
      return known;
    }
    var unused =
        question
            .get()
            .whenComplete(
                (given, fault) -> {
                  if (fault == null) {
                    mine.complete(given);
                  } else {
                    asked.remove(proxy, mine);
                    mine.completeExceptionally(fault);
                  }
                });
    return mine;
  }

  /** It was no good: the next call asks again. */
  void refused(Guard proxy, Authorizer authorizer) {
    CompletableFuture<Authorizer> known = asked.get(proxy);
    if (known != null && known.getNow(null) == authorizer) {
      asked.remove(proxy, known);
    }
  }
}
