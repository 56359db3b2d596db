package dev.redial.runtime.call;

import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.auth.ProtectionSpaces;
import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.connection.ThreadSignal;
import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Origin;
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
  private final RunningCalls underWay = new RunningCalls();

  /** Whether nothing is asked before a request or after its answer, of nobody. */
  private final boolean plainly;

  /** Of the last plain call; mostly the next one has the same. */
  private volatile @Nullable PoolKey lastKey;

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
    this.plainly =
        isDirect()
            && settings.cookies() == null
            && settings.authenticator() == null
            && settings.decompression() == null;
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
    WaitedCall<T> call = waitedFor(CallFacts.of(request), handler, signal);
    call.begin(this);
    while (true) {
      signal.lower();
      if (call.advance()) {
        break;
      }
      if (Thread.interrupted()) {
        throw interrupted(call);
      }
      await(call.exchange(), signal, call.dueNanos());
    }
    Call<T> rest = call.rest();
    if (rest != null && rest.isDrawn()) {
      rest.endOn(threads);
      rest.endIfDecided(); // it may have been stopped before there were threads to end it
    } else if (rest != null) {
      goOnAlone(rest);
    }
    return call.result();
  }

  /** One that is not under way yet. */
  <T> WaitedCall<T> waitedFor(CallFacts facts, HttpResponse.BodyHandler<T> handler, Signal signal) {
    PlainCall<T> plain = plain(facts, handler, signal, null);
    if (plain != null) {
      return new WaitedCall<>(plain, signal);
    }
    ResponseFuture<T> outcome = new ResponseFuture<>();
    return new WaitedCall<>(new Call<>(this, facts, handler, signal, outcome), outcome, signal);
  }

  /** Its cause is what an asynchronous caller would have been told: what may have been sent. */
  private static InterruptedException interrupted(WaitedCall<?> call) {
    InterruptedException told =
        new InterruptedException(call.describe() + " was interrupted while it waited");
    Throwable failure = call.abandon(new IOException("the caller was interrupted"));
    if (failure != null) {
      told.initCause(failure);
    }
    return told;
  }

  /** Waits until the signal is raised or something is due; may read for others meanwhile. */
  static void await(@Nullable Exchange exchange, ThreadSignal signal, long dueNanos) {
    if (exchange == null) {
      signal.park(dueNanos);
    } else {
      Connection.await(exchange, signal, dueNanos);
    }
  }

  /**
   * Sends without waiting, as {@link java.net.http.HttpClient#sendAsync}.
   *
   * @param future which nobody else has yet
   * @param pushes who takes what a server pushes over HTTP/2; null if nobody does
   */
  public <T> void begin(
      AnswerFuture<T, ?> future,
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.@Nullable PushPromiseHandler<T> pushes) {
    CallFacts facts = CallFacts.of(request);
    boolean mayBePlain = pushes == null && threads.owner() == Threads.Owner.WE;
    PlainCall<T> plain = mayBePlain ? plain(facts, handler, null, future) : null;
    if (plain != null) {
      future.of(plain);
      plain.beginAlone();
      return;
    }
    Call<T> call = new Call<>(this, facts, handler, null, future);
    if (pushes != null) {
      call.takePushes(pushes);
    }
    begin(call, future);
  }

  private <T> void begin(Call<T> call, AnswerFuture<T, ?> future) {
    begun(call);
    future.of(call);
    call.endOn(threads);
    SerialSignal signal = new SerialSignal(call, threads.tasks(), pool);
    signal.keepDeadline();
    if (beginsHere(call)) {
      call.hear(signal);
      signal.begin();
    } else {
      call.handOver(signal);
    }
  }

  /** Whether its first steps run nobody's code and wait for nothing. */
  private boolean beginsHere(Call<?> call) {
    return threads.owner() == Threads.Owner.WE
        && isDirect()
        && settings.cookies() == null
        && call.beginsAtOnce();
  }

  /** Of which nothing has to be known but its exchange; null if it is not one of those. */
  private <T> @Nullable PlainCall<T> plain(
      CallFacts facts,
      HttpResponse.BodyHandler<T> handler,
      @Nullable Signal owner,
      @Nullable AnswerFuture<T, ?> future) {
    if (!plainly) {
      return null;
    }
    PoolKey key = directKey(facts);
    RequestBody body = delegation.carries(key) ? null : RequestBody.atHand(facts.request());
    if (body == null || RequestEncoding.expectsContinue(facts, body, settings.expectation())) {
      return null;
    }
    CallPolicy policy = policies.namedPolicyFor(facts.endpoint());
    return new PlainCall<>(this, facts, body, key, policy, handler, owner, future);
  }

  private PoolKey directKey(CallFacts facts) {
    Origin origin = facts.address().origin();
    Isolation isolation = delegation.isolation(facts, Route.DIRECT);
    PoolKey last = lastKey;
    if (last == null || last.isolation() != isolation || !last.origin().equals(origin)) {
      last = new PoolKey(origin, isolation, Route.DIRECT);
      lastKey = last;
    }
    return last;
  }

  /** From now on no thread waits for it, if one did. */
  void goOnAlone(Call<?> call) {
    call.endOn(threads);
    SerialSignal signal = new SerialSignal(call, threads.tasks(), pool);
    signal.keepDeadline();
    call.handOver(signal);
  }

  /** Ends all calls under way, those included whose answers are still being handed over. */
  public void stopAll(IOException why) {
    underWay.all().forEach(call -> call.stop(why));
  }

  /**
   * Calls that are over are told to be so before their results are there, so that what depends on a
   * result may wait for the end; who waits for the end finds the results there. That takes a
   * moment.
   */
  public void awaitResults() {
    for (CallResult<?> result : beingTold) {
      awaitEnd(result.future());
    }
    for (RunningCalls.Member call : underWay.all()) {
      AnswerFuture<?, ?> told = call.beingTold();
      if (told != null) {
        awaitEnd(told);
      }
    }
  }

  private static void awaitEnd(AnswerFuture<?, ?> told) {
    while (!told.isDone()) {
      LockSupport.parkNanos(MOMENT_NANOS);
    }
  }

  // ---- for the calls

  void tells(CallResult<?> result) {
    beingTold.add(result);
  }

  void hasTold(CallResult<?> result) {
    beingTold.remove(result);
  }

  void begun(RunningCalls.Member call) {
    underWay.add(call);
  }

  void ended(RunningCalls.Member call) {
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
