package dev.redial.runtime.call;

import dev.redial.resend.ResendConfirmation;
import dev.redial.runtime.call.CallSettings.Downloads;
import dev.redial.runtime.call.CallSettings.Expectation;
import dev.redial.runtime.call.ResendTable.Trust;
import dev.redial.runtime.connection.ConnectionSettings;
import dev.redial.runtime.connection.Watcher;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.pool.PoolEnvironment;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.PoolSettings;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.pool.Routes;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.transport.TlsSettings;
import dev.redial.runtime.wire.DecoderLimits;
import dev.redial.testing.ManualClock;
import dev.redial.testing.ScriptedChannel;
import dev.redial.testing.ScriptedLink;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.net.Authenticator;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A whole client by a manual clock, on one connection at most, whose every part can be made to
 * stand still: one task runs at a time, until it ends or stands still.
 *
 * <p>Thread-safety: none; tasks take turns with the test's thread.
 */
final class TimedClient implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(1);

  /** Names 503, and waits for an hour. */
  private static final RetryConfig PATIENT =
      RetryConfig.<ResponseInfo>custom()
          .maxAttempts(5)
          .waitDuration(Duration.ofHours(1))
          .retryOnResult(answer -> answer.statusCode() == 503)
          .build();

  final ManualClock clock = new ManualClock();
  ResendConfirmation confirmation = ResendConfirmation.never();
  Routes routes = Routes.DIRECT;
  RetryConfig policy = PATIENT;
  @Nullable Authenticator authenticator;
  Callable<Link> dial = this::link;

  /** What the server does once a tick about a connection that has octets for it. */
  Consumer<ScriptedLink> server = link -> {};

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final CallEngine.Threads threads =
      new CallEngine.Threads(
          tasks::add, Runnable::run, tasks::add, CallEngine.Threads.Owner.CALLER);
  private final List<ScriptedLink> links = new ArrayList<>();
  private final List<Watcher.Served> asked = new ArrayList<>();
  private final List<Watcher.Served> watched = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Isolation isolation =
      new Isolation(TlsSettings.standard(), null, null, Routes.DIRECT);
  private final ConnectionPool pool = pool();
  private final Delegation delegation =
      Delegation.preferring(Http2Preference.of(Version.HTTP_2), isolation, pool);
  private @Nullable CallEngine engine;
  private volatile CountDownLatch turn = new CountDownLatch(0);

  private ConnectionPool pool() {
    PoolSettings s = PoolSettings.STANDARD;
    return new ConnectionPool(
        new PoolSettings(
            1,
            s.maxConnections(),
            s.maxPipelineDepth(),
            s.maxPulledPerOrigin(),
            s.maxLingeringPorts(),
            s.connectTimeout(),
            s.waitTimeout(),
            s.idleTimeout(),
            s.maxAge(),
            s.retries()),
        DecoderLimits.STANDARD,
        ConnectionSettings.STANDARD,
        new PoolEnvironment(
            clock,
            clock,
            new Watching(),
            tasks::add,
            new Random(1),
            this::open,
            Journal.of(List.of())));
  }

  private Link open(PoolKey key, long deadlineNanos) throws IOException {
    try {
      return dial.call();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  ScriptedLink link() {
    ScriptedLink link = new ScriptedLink();
    links.add(link);
    return link;
  }

  private CallEngine engine() {
    CallEngine known = engine;
    if (known == null) {
      known =
          new CallEngine(
              pool,
              delegation,
              threads,
              routes,
              new CallSettings(
                  RetryRegistry.of(Map.of("default", policy)),
                  Duration.ofSeconds(30),
                  confirmation,
                  Trust.NONE,
                  Expectation.AS_REQUESTED,
                  Downloads.FAIL,
                  new Redirects(HttpClient.Redirect.NORMAL, 1_000),
                  null,
                  authenticator,
                  null));
      engine = known;
    }
    return known;
  }

  /** Where streams to the origin of a request are given out. */
  StreamGate gate(HttpRequest request) {
    Isolation its = delegation.isolation(CallFacts.of(request), Route.DIRECT);
    return delegation.gate(new PoolKey(Origin.of(request.uri()), its, Route.DIRECT));
  }

  /** As {@link CallEngine#begin}, with limits that a plain request cannot have. */
  CompletableFuture<HttpResponse<String>> start(CallFacts facts) {
    ResponseFuture<String> answer = new ResponseFuture<>();
    Call<String> call = new Call<>(engine(), facts, BodyHandlers.ofString(), null, answer);
    call.endOn(threads);
    SerialSignal signal = new SerialSignal(call, threads.tasks(), pool);
    signal.keepDeadline();
    call.handOver(signal);
    return answer;
  }

  /** Lets time pass until it is over, a millisecond at a time; says how long that took. */
  Duration await(CompletableFuture<?> call, Duration most) {
    long begun = clock.nanoTime();
    settle();
    while (!call.isDone() && clock.nanoTime() - begun < most.toNanos()) {
      clock.pass(TICK);
      links.stream().filter(link -> link.requestOctets() > 0).forEach(server);
      settle();
    }
    return Duration.ofNanos(clock.nanoTime() - begun);
  }

  /** Does everything that can be done now. */
  private void settle() {
    boolean moved = true;
    while (moved) {
      moved = readForCallers();
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        take(task);
        moved = true;
      }
    }
  }

  private boolean readForCallers() {
    List<Watcher.Served> due = new ArrayList<>(asked);
    asked.clear();
    watched.stream().filter(served -> linkOf(served).isReadable()).forEach(due::add);
    watched.removeAll(due);
    due.stream().filter(Watcher.Served::readForAll).forEach(watched::add);
    return !due.isEmpty();
  }

  private static ScriptedLink linkOf(Watcher.Served served) {
    return ((ScriptedChannel) served.channel()).link();
  }

  private void take(Runnable task) {
    CountDownLatch over = new CountDownLatch(1);
    turn = over;
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } finally {
                over.countDown();
              }
            },
            "task");
    thread.setDaemon(true);
    thread.start();
    await(over);
  }

  /** Called by a task: ends its turn and does not return before the test is over. */
  IllegalStateException standStill() {
    turn.countDown();
    await(end);
    return new IllegalStateException("the test is over");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Watching implements Watcher {
    @Override
    public void watchInput(Served served) {
      asked.add(served);
    }

    @Override
    public void watchOutput(Served served) {}

    @Override
    public void forget() {}
  }

  @Override
  public void close() {
    end.countDown();
    delegation.shutdown();
  }
}
