package dev.redial.runtime;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls that begin when they are due, whatever has become of those before: their latency counts
 * from then, so that a client that falls behind cannot hide it.
 *
 * @param perSecond on average, at random moments that are the same for each contender
 * @param duration of the load
 * @param seed of the moments
 */
record SteadyLoad(int perSecond, Duration duration, long seed) {

  /** One call's end. */
  record Measured(String target, String answer, long latencyNanos) {}

  /** Puts it on all contenders at the same time, so that they share what disturbs the machine. */
  List<List<Measured>> on(List<Contender> contenders, String prefix) {
    List<List<CompletableFuture<Measured>>> calls = new ArrayList<>();
    contenders.forEach(contender -> calls.add(new ArrayList<>()));
    Random random = new Random(seed);
    long start = System.nanoTime();
    long due = start;
    for (int i = 0; due - start < duration.toNanos(); i++) {
      sleepUntil(due);
      for (int c = 0; c < contenders.size(); c++) {
        calls.get(c).add(call(contenders.get(c), prefix + i, due));
      }
      due += (long) (-Math.log(1 - random.nextDouble()) * TimeUnit.SECONDS.toNanos(1) / perSecond);
    }
    return calls.stream().map(each -> each.stream().map(CompletableFuture::join).toList()).toList();
  }

  private static CompletableFuture<Measured> call(Contender contender, String target, long due) {
    HttpRequest get = HttpRequest.newBuilder(contender.server().uri(target)).build();
    return contender
        .http()
        .sendAsync(get, BodyHandlers.ofString())
        .thenApply(answer -> new Measured(target, answer.body(), System.nanoTime() - due));
  }

  private static void sleepUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
