package dev.redial.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls at once, each with its own answer; and on which threads things run. */
@ContractTest
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConcurrencyContractTest extends Contract {
  private static final int CALLS_OF_A_THREAD = 20;

  /** The JDK's client is measured against, not tested: fewer do. */
  private static final int FEW = 50;

  /** HTTP/2's streams at a time are limited, which the JDK's client does not wait for. */
  private int threads() {
    return isRedial() && !transport().isHttp2() ? 200 : FEW;
  }

  private int atOnce() {
    return isRedial() && !transport().isHttp2() ? 1000 : FEW;
  }

  private void ownAnswer(URI at, String name) throws Exception {
    assertThat(send(post(at, BodyPublishers.ofString(name))).body()).isEqualTo(name);
  }

  private void allOn(ExecutorService threads, int callers, int calls) throws Exception {
    URI at = peer().echo();
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      String name = "caller " + i;
      Callable<Void> caller =
          () -> {
            for (int call = 0; call < calls; call++) {
              ownAnswer(at, name + ", call " + call);
            }
            return null;
          };
      done.add(threads.submit(caller));
    }
    for (Future<?> each : done) {
      each.get(50, TimeUnit.SECONDS);
    }
    assertThat(peer().arrived(at)).hasSize(callers * calls);
  }

  @Test
  void threadsGetTheirOwnAnswers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(threads());
    try {
      allOn(threads, threads(), CALLS_OF_A_THREAD);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Since Java 21. */
  @Test
  void virtualThreadsGetTheirOwnAnswers() throws Exception {
    Assumptions.assumeTrue(
        Runtime.version().feature() >= 21, "before Java 21 there are no virtual threads");
    ExecutorService threads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    try {
      allOn(threads, atOnce(), 2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void asynchronousCallsGetTheirOwnAnswers() throws Exception {
    URI at = peer().serve(r -> Content.sized(String.valueOf(r.getTarget())));
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < atOnce(); i++) {
      calls.add(start(get(URI.create(at + "?" + i))));
    }
    for (int i = 0; i < calls.size(); i++) {
      assertThat(within(calls.get(i)).body()).isEqualTo(at.getPath() + "?" + i);
    }
  }

  @Test
  void dependantsMayCallAndWait() throws Exception {
    assumeDependantsMayBlock();
    URI at = peer().serve(Content.sized("x"));
    List<CompletableFuture<String>> chains = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      chains.add(start(get(at)).thenApply(first -> first.body() + again(at)));
    }
    for (CompletableFuture<String> chain : chains) {
      assertThat(within(chain)).isEqualTo("xx");
    }
  }

  /** Since Java 25 the JDK's client runs them on the common pool, which may have one thread. */
  private void assumeDependantsMayBlock() {
    Assumptions.assumeTrue(
        isRedial() || Runtime.version().feature() < 25, "the JDK's client may starve");
  }

  private String again(URI at) {
    try {
      return send(get(at)).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- executors

  @Test
  void handlersOfAsynchronousCallsRunOnTheGivenExecutor() throws Exception {
    Set<String> names = ConcurrentHashMap.newKeySet();
    ExecutorService given = Executors.newFixedThreadPool(2, task -> new Thread(task, "given"));
    HttpClient client = pair.client().executor(given).build();
    try {
      HttpRequest request = get(peer().serve(Content.sized("x")));
      var call =
          client.sendAsync(
              request,
              info -> {
                names.add(Thread.currentThread().getName());
                return BodyHandlers.ofString().apply(info);
              });
      assertThat(within(call).body()).isEqualTo("x");
      assertThat(names).containsExactly("given");
      assertThat(client.executor()).containsSame(given);
    } finally {
      closing(client);
      given.shutdownNow();
    }
  }

  @Test
  void oneThreadIsEnough() throws Exception {
    ExecutorService single = Executors.newSingleThreadExecutor();
    HttpClient client = pair.client().executor(single).build();
    try {
      URI at = peer().echo();
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(
            client.sendAsync(
                post(at, BodyPublishers.ofString("call " + i)), BodyHandlers.ofString()));
      }
      for (int i = 0; i < calls.size(); i++) {
        assertThat(within(calls.get(i)).body()).isEqualTo("call " + i);
      }
      assertThat(
              client.send(post(at, BodyPublishers.ofString("x")), BodyHandlers.ofString()).body())
          .isEqualTo("x");
    } finally {
      closing(client);
      single.shutdownNow();
    }
  }

  @Test
  void dependantsMayBlockWhereTheExecutorHasOneThread() throws Exception {
    assumeDependantsMayBlock();
    ExecutorService single = Executors.newSingleThreadExecutor();
    HttpClient client = pair.client().executor(single).build();
    try {
      URI large = peer().serve(Content.sized("x".repeat(3_000_000)));
      var read =
          client
              .sendAsync(get(large), BodyHandlers.ofInputStream())
              .thenApply(answer -> octets(answer.body()));
      assertThat(within(read)).isEqualTo(3_000_000);
      URI at = peer().serve(Content.sized("x"));
      var second =
          client
              .sendAsync(get(at), BodyHandlers.ofString())
              .thenApply(first -> client.sendAsync(get(at), BodyHandlers.ofString()).join().body());
      assertThat(within(second)).isEqualTo("x");
    } finally {
      closing(client);
      single.shutdownNow();
    }
  }

  private static int octets(InputStream body) {
    try (body) {
      return body.readAllBytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void executorThatRunsTasksAtOnceIsEnough() throws Exception {
    HttpClient client = pair.client().executor(Runnable::run).build();
    URI at = peer().echo();
    var call = client.sendAsync(post(at, BodyPublishers.ofString("x")), BodyHandlers.ofString());
    assertThat(within(call).body()).isEqualTo("x");
    closing(client);
  }

  @Test
  void blockedDependantHoldsUpNobody() throws Exception {
    assumeDependantsMayBlock();
    Event blocked = new Event();
    Event release = new Event();
    Event attached = new Event();
    URI at = peer().serve(Content.sized("x"));
    URI waiting =
        peer()
            .serve(
                request -> {
                  attached.await();
                  return Content.sized("x");
                });
    var first =
        start(get(waiting))
            .thenApply(
                answer -> {
                  blocked.happen();
                  release.await();
                  return answer;
                });
    attached.happen(); // a dependant of what is done already runs here
    blocked.await();
    for (int i = 0; i < 10; i++) {
      assertThat(within(start(get(at))).body()).isEqualTo("x");
      assertThat(send(get(at)).body()).isEqualTo("x");
    }
    release.happen();
    assertThat(within(first).body()).isEqualTo("x");
  }
}
