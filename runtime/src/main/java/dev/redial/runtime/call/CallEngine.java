package dev.redial.runtime.call;

import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.auth.ProtectionSpaces;
import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ThreadSignal;
import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.RetryShare;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.pool.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls: what all calls of one client share.
 *
 * <pre>
 *   send      --> Call, advanced by the caller's thread, which reads while it waits
 *   sendAsync --> Call, advanced by tasks on the executor, one at a time
 * </pre>
 *
 * <p>Thread-safety: used by any thread.
 */
public final class CallEngine {
  private static final long MOMENT_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private final ConnectionPool pool;
  private final Delegation delegation;
  private final Threads threads;
  private final Routes routes;
  private final CallSettings settings;
  private final RetryPolicies policies;
  private final ResendTable table;
  private final Passwords passwords;
  private final CallLog log;
  private final Set<Call<?>> underWay = ConcurrentHashMap.newKeySet();
  private final Set<CallResult<?>> beingTold = ConcurrentHashMap.newKeySet();

  /**
   * For one client.
   *
   * @param delegation under whose isolation connections are kept, and where HTTP/2 is spoken
   * @param threads where asynchronous calls run
   * @param routes which way requests go; asked on the executor
   * @param settings how calls are treated
   */
  public CallEngine(
      ConnectionPool pool,
      Delegation delegation,
      Threads threads,
      Routes routes,
      CallSettings settings) {
    this.pool = pool;
    this.delegation = delegation;
    this.threads = threads;
    this.routes = routes;
    this.settings = settings;
    this.policies = new RetryPolicies(settings.retries());
    this.table = new ResendTable(settings.trust());
    this.log = new CallLog(pool.journal(), pool.clock());
    this.passwords =
        new Passwords(settings.authenticator(), new ProtectionSpaces(), new ProxyQuestions());
  }

  /**
   * Threads that may run other people's code, and so are never reading ones.
   *
   * @param tasks take steps of calls, and run handlers
   * @param dependants told of results of asynchronous calls, may block for as long as they like
   * @param spare end calls whose tasks wait for a thread; always have one more
   * @param owner of the first, which may refuse tasks if it is not us
   */
  public record Threads(Executor tasks, Executor dependants, Executor spare, Owner owner) {
    /** Whose threads take the steps of calls. */
    public enum Owner {
      WE,
      CALLER
    }
  }

  /** Sends and waits, as {@link java.net.http.HttpClient#send}. */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException(
          FailedAttempt.target(request) + ": interrupted before; nothing was sent");
    }
    ThreadSignal signal = new ThreadSignal();
    Call<T> call = begin(new Call<>(this, CallFacts.of(request), handler, signal));
    while (true) {
      signal.lower();
      call.advance();
      call.result().tell();
      if (call.result().future().isDone()) {
        break;
      }
      if (Thread.interrupted()) {
        call.abandon(new IOException("the caller was interrupted"));
        throw interrupted(call);
      }
      await(call, signal);
    }
    if (!call.isOver()) {
      call.endOn(threads);
      call.handOver(new SerialSignal(call, threads.tasks(), pool));
    }
    return CallOutcome.of(call.result().future());
  }

  /** Its cause is what an asynchronous caller would have been told: what may have been sent. */
  private static InterruptedException interrupted(Call<?> abandoned) {
    InterruptedException told =
        new InterruptedException(abandoned.describe() + " was interrupted while it waited");
    Throwable failure = abandoned.result().failure();
    if (failure != null) {
      told.initCause(failure);
    }
    return told;
  }

  private static void await(Call<?> call, ThreadSignal signal) {
    Exchange exchange = call.exchange();
    Connection connection = exchange == null ? null : exchange.connection();
    if (exchange == null || connection == null) {
      signal.park(call.dueNanos());
    } else {
      connection.await(exchange, signal, call.dueNanos());
    }
  }

  /** Sends without waiting, and lets nothing be pushed. */
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler, Runnable beforeResult) {
    return sendAsync(request, handler, null, beforeResult);
  }

  /**
   * Sends without waiting, as {@link java.net.http.HttpClient#sendAsync}.
   *
   * @param pushes who takes what a server pushes over HTTP/2; null if nobody does
   * @param beforeResult runs before whatever depends on the result
   */
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.@Nullable PushPromiseHandler<T> pushes,
      Runnable beforeResult) {
    Call<T> call = begin(new Call<>(this, CallFacts.of(request), handler, null));
    if (pushes != null) {
      call.takePushes(pushes);
    }
    call.result().before(beforeResult);
    call.endOn(threads);
    SerialSignal signal = new SerialSignal(call, threads.tasks(), pool);
    signal.keepDeadline();
    if (beginsHere(call)) {
      call.hear(signal);
      signal.begin();
    } else {
      call.handOver(signal);
    }
    var unused = call.result().future().whenComplete(call.onForeignResult());
    return call.result().future();
  }

  /** Whether its first steps run nobody's code and wait for nothing. */
  private boolean beginsHere(Call<?> call) {
    return threads.owner() == Threads.Owner.WE
        && isDirect()
        && settings.cookies() == null
        && call.beginsAtOnce();
  }

  private <T> Call<T> begin(Call<T> call) {
    underWay.add(call);
    return call;
  }

  /** Ends all calls under way, those included whose answers are still being handed over. */
  public void stopAll(IOException why) {
    underWay.forEach(call -> call.stop(why));
  }

  /**
   * Calls that are over are told to be so before their results are there, so that what depends on a
   * result may wait for the end; who waits for the end finds the results there. That takes a
   * moment.
   */
  public void awaitResults() {
    for (CallResult<?> result : beingTold) {
      while (!result.future().isDone()) {
        LockSupport.parkNanos(MOMENT_NANOS);
      }
    }
  }

  // ---- for the calls

  void tells(CallResult<?> result) {
    beingTold.add(result);
  }

  void hasTold(CallResult<?> result) {
    beingTold.remove(result);
  }

  void ended(Call<?> call) {
    underWay.remove(call);
  }

  ConnectionPool pool() {
    return pool;
  }

  Delegation delegation() {
    return delegation;
  }

  CallSettings settings() {
    return settings;
  }

  CallLog log() {
    return log;
  }

  Clock clock() {
    return pool.clock();
  }

  /** Who decides for a call whether it is sent again. */
  Resending resending(CallFacts facts, CallPolicy policy, RetryShare share) {
    return new Resending(facts, table, policy, share, settings.maxRetryAfter());
  }

  /** What the call has of its origin's retry budget. */
  RetryShare share(CallFacts facts, PoolKey key) {
    return pool.budget(key).of(facts.operation());
  }

  /** The retry policy of one call, wherever it is redirected to. */
  CallPolicy policy(CallFacts facts) {
    return policies.policyFor(facts.endpoint());
  }

  boolean isDirect() {
    return routes == Routes.DIRECT;
  }

  Passwords passwords() {
    return passwords;
  }

  CompletableFuture<Route> route(URI uri) {
    return aside(() -> routes.to(uri));
  }

  Executor executor() {
    return threads.tasks();
  }

  /**
   * Asks the application on the executor: whoever takes long to answer holds up no deadline, and
   * whatever is thrown ends the call.
   */
  <R> CompletableFuture<R> aside(Callable<R> question) {
    CompletableFuture<R> answer = new CompletableFuture<>();
    try {
      threads.tasks().execute(() -> answer(question, answer));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(e);
    }
    return answer;
  }

  private static <R> void answer(Callable<R> question, CompletableFuture<R> answer) {
    try {
      answer.complete(question.call());
    } catch (Throwable e) { // not ours: the call, not the executor's thread, is who cares
      answer.completeExceptionally(e);
    }
  }
}
