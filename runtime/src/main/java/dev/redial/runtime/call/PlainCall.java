package dev.redial.runtime.call;

import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.connection.Connection.Then;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.connection.OutgoingRequest;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.connection.Timers;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.RetryShare;
import dev.redial.runtime.wire.ResponseHead;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A call as most are: one attempt on our connections, with no body or a small one that is in
 * memory, and a short success. It knows nothing but its exchange. Whatever else comes makes a
 * {@link Call} of it, whose first attempt is this one.
 *
 * <pre>
 *   begin --a whole 2xx answer, whose handler takes it as a whole--> its result
 *         --anything else: a failure, a status, a limit, a stop ---> Call, RUNNING
 * </pre>
 *
 * <p>Thread-safety: signals come from any thread; its steps are taken by one at a time: the
 * caller's, or tasks on the executor.
 *
 * @param <T> what the answer's body becomes
 */
final class PlainCall<T> extends OwnedCall implements CallTask, AnswerFuture.Abandoned {
  private static final int SUCCESS = 2;

  private final CallEngine engine;
  private final CallFacts facts;
  private final PoolKey key;
  private final RetryShare share;
  private final @Nullable CallPolicy policy;
  private final @Nullable AnswerFuture<T, ?> future;
  private final long startedNanos;
  private final Exchange exchange;

  /** How often it was raised since its steps were begun; of no use to a caller that waits. */
  private int raised; // guarded by this

  private volatile boolean over;
  private volatile @Nullable IOException stop;

  private volatile Timers.@Nullable Timer deadline;

  // Of whoever takes its steps.
  private BodyHandler<T> handler;

  /**
   * Of a call that has not begun.
   *
   * @param body none, or all of it
   * @param policy told of its end; null for the standard one, which nobody asks about
   * @param owner the caller that waits for it, or null
   * @param future by which it is told where nobody waits
   * @throws IllegalArgumentException if the request cannot be written as HTTP
   */
  PlainCall(
      CallEngine engine,
      CallFacts facts,
      RequestBody body,
      PoolKey key,
      @Nullable CallPolicy policy,
      BodyHandler<T> handler,
      @Nullable Signal owner,
      @Nullable AnswerFuture<T, ?> future) {
    super(owner);
    this.engine = engine;
    this.facts = facts;
    this.key = key;
    this.policy = policy;
    this.handler = handler;
    this.future = future;
    this.share = engine.share(facts, key);
    this.startedNanos = engine.clock().nanoTime();
    OutgoingRequest request = RequestEncoding.of(facts, body, RequestEncoding.Attempted.PLAINLY);
    this.exchange = new Exchange(request, this, startedNanos);
  }

  // ---- what a Call takes over

  CallEngine engine() {
    return engine;
  }

  CallFacts facts() {
    return facts;
  }

  RequestBody body() {
    return RequestBody.of(exchange.request().body());
  }

  BodyHandler<T> handler() {
    return handler;
  }

  @Nullable CallPolicy policy() {
    return policy;
  }

  PoolKey key() {
    return key;
  }

  RetryShare share() {
    return share;
  }

  Exchange exchange() {
    return exchange;
  }

  long startedNanos() {
    return startedNanos;
  }

  String describe() {
    return FailedAttempt.target(facts.request());
  }

  // ---- its course

  /** Sends; nothing is waited for. */
  void begin() {
    engine.begun(this);
    try {
      share.call(startedNanos);
      if (stop == null) {
        engine.pool().submit(exchange, key);
      }
    } catch (RuntimeException | Error e) {
      var unused =
          WireAttempt.of(this, this)
              .giveUp(new IOException("the call could not begin", e), Then.NOTHING);
      end();
      throw e;
    }
  }

  /**
   * The same, and has it looked at when its time is up. Whatever happens meanwhile, nobody takes a
   * step before it is sent: what is given up then could still go out.
   */
  void beginAlone() {
    var unused = isFirstSignal();
    try {
      long due = dueNanos();
      if (due != Call.NEVER) {
        deadline = engine.pool().timers().after(Math.max(0, due - startedNanos), this::raise);
      }
      begin();
    } finally {
      if (hasMoreThan(1) && !over) {
        dispatch();
      }
    }
  }

  /** When it is no plain call any more, if it has no answer until then. */
  long dueNanos() {
    return Math.min(due(facts.attemptLimit()), due(facts.callLimit()));
  }

  private long due(@Nullable Duration limit) {
    return limit == null ? Call.NEVER : startedNanos + Nanos.of(limit);
  }

  /** Whether its answer is here, and as short as those of plain calls are. */
  boolean isAnswered() {
    return exchange.isComplete();
  }

  /** Whether something has come of it that is for a {@link Call} to see to. */
  boolean isOutOfTheOrdinary() {
    return stop != null
        || exchange.isStuck()
        || exchange.isAnswerReady()
        || exchange.failure() != null
        || isCompletedByOthers()
        || isDue();
  }

  private boolean isDue() {
    long due = dueNanos();
    return due != Call.NEVER && engine.clock().nanoTime() >= due;
  }

  private boolean isCompletedByOthers() {
    return future != null && future.isDone();
  }

  /** Its result; null if the answer is not what plain calls have. */
  @Nullable HttpResponse<T> result() {
    ResponseHead head = exchange.head();
    if (head == null || head.status() / 100 != SUCCESS) {
      return null;
    }
    AnswerInfo info = WireAnswer.info(exchange, head);
    try {
      if (policy != null && policy.wantsAnother(info)) {
        return null;
      }
      share.helped();
      if (policy != null) {
        policy.answered();
      }
      return received(info, handler.apply(info));
    } catch (RuntimeException e) {
      handler = AppliedHandler.threw(e, handler);
    } catch (Error e) {
      handler = AppliedHandler.threw(e, handler);
    }
    return null;
  }

  private @Nullable HttpResponse<T> received(
      AnswerInfo info, @Nullable BodySubscriber<T> subscriber) {
    if (subscriber == null || !Withholding.isDoneBy(subscriber)) {
      handler = AppliedHandler.returned(subscriber, handler);
      return null;
    }
    T body = BodyMaking.whole(subscriber, exchange.takeWhole());
    return new ReceivedResponse<>(facts.request(), info, body, null);
  }

  /** It has its result, or has become another. */
  void end() {
    over = true;
    engine.ended(this);
    Timers.Timer kept = deadline;
    if (kept != null) {
      kept.cancel();
    }
  }

  // ---- where nobody waits for it

  @Override
  public void run() {
    int seen = signals();
    try {
      step();
    } finally {
      if (hasMoreThan(seen) && !over) {
        dispatch();
      }
    }
  }

  private void step() {
    if (over || future == null) {
      return;
    }
    boolean plain = stop == null && !future.isDone() && isAnswered();
    HttpResponse<T> result = plain ? result() : null;
    if (result != null) {
      tell(future, result);
    } else if (isOutOfTheOrdinary()) {
      becomeCall(future);
    }
  }

  private void tell(AnswerFuture<T, ?> told, HttpResponse<T> result) {
    over = true;
    told.end();
    told.answered(result);
    end();
  }

  private void becomeCall(AnswerFuture<T, ?> told) {
    Call<T> call = Call.of(this, null, told);
    engine.goOnAlone(call);
  }

  private void dispatch() {
    try {
      engine.executor().execute(this);
    } catch (RejectedExecutionException e) {
      rejected(e);
    } catch (Error e) {
      forgetSignals(); // no thread could be had: the next one who raises tries again
      throw e;
    }
  }

  @Override
  public void rejected(RejectedExecutionException why) {
    if (future != null && !over) {
      Call.of(this, null, future)
          .abandon(new IOException(describe() + ": the client's executor takes no tasks", why));
    }
  }

  // ---- what it is told

  /** From now on {@code call} is what this was. */
  void passTo(Call<T> call) {
    ownedBy(call);
    end();
    IOException why = stop;
    if (why != null) {
      call.stop(why);
    }
  }

  @Override
  void stop(IOException why) {
    stop = why;
    if (owner() instanceof Call<?> call) {
      call.stop(why);
    } else {
      raise();
    }
  }

  @Override
  @Nullable AnswerFuture<?, ?> beingTold() {
    return over ? future : null;
  }

  /** Where it waits for a connection, it does so no longer: what comes is for others. */
  @Override
  public void completedByOthers() {
    if (engine.pool().withdraw(exchange, key)) {
      exchange.fail(ExchangeFailure.unplaced(new IOException("nobody waits for the call")));
    }
    raise();
  }

  @Override
  public void raise() {
    if (owner() != null) {
      super.raise();
    } else if (isFirstSignal()) {
      dispatch();
    }
  }

  /** Counts a signal; returns whether it is the one that has steps taken. */
  private synchronized boolean isFirstSignal() {
    return raised++ == 0;
  }

  private synchronized int signals() {
    return raised;
  }

  /** So many were seen to; returns whether others came meanwhile. */
  private synchronized boolean hasMoreThan(int seen) {
    raised -= seen;
    return raised != 0;
  }

  private synchronized void forgetSignals() {
    raised = 0;
  }
}
