package dev.redial.runtime.call;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Confirmation;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.resend.Verdict;
import dev.redial.runtime.call.ResendTable.Handover;
import dev.redial.runtime.call.ResendTable.Replay;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.connection.OutgoingRequest;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One call, from its first attempt to its answer or the end of hope: the one attempt loop.
 *
 * <pre>
 *   PREPARING --body here--> RUNNING --answer--> DELIVERING --> OVER
 *                            ^  |  |                ^
 *                            |  |  +--failed, ask--> ASKING --yes--> RUNNING, --no--> OVER
 *                            |  +--failed, later--> WAITING
 *                            +------------------------+
 * </pre>
 *
 * <p>It never blocks: {@link #advance} does what can be done now, and whoever owns the call has it
 * advanced again when the signal is raised or something is {@link #dueNanos due}.
 *
 * <p>Above 400 lines because every phase of the one loop stands here, where their order can be
 * read; what they decide is in {@link Resending}, what they say at the end in {@link CallFailures}.
 *
 * <p>Thread-safety: {@code advance} runs on one thread at a time; the signal is for any thread.
 *
 * @param <T> what the answer's body becomes
 */
final class Call<T> implements Signal {
  /** Nothing is due. */
  static final long NEVER = Long.MAX_VALUE;

  private final CallEngine engine;
  private final CallFacts facts;
  private final HttpResponse.BodyHandler<T> handler;
  private final PoolKey key;
  private final Resending resending;
  private final long startedNanos = System.nanoTime();
  private final CompletableFuture<HttpResponse<T>> result = new CompletableFuture<>();
  private final List<FailedAttempt> earlier = new ArrayList<>();
  private volatile @Nullable Signal owner;
  private volatile boolean over;

  // Guarded by this: advance runs under it, which nobody else waits for but abandon.
  private Phase phase = Phase.PREPARING;
  private RequestBody body;
  private OutgoingRequest outgoing;
  private @Nullable BodyCapture capture;
  private @Nullable BodyPump pump;
  private volatile @Nullable Exchange exchange;
  private @Nullable BodyDelivery<T> delivery;
  private @Nullable CompletableFuture<Confirmation> answerToAsk;
  private @Nullable FailedAttempt lastFailure;
  private int attempt;
  private long attemptStarted;
  private long resumeNanos;

  private enum Phase {
    PREPARING,
    RUNNING,
    WAITING,
    ASKING,
    DELIVERING,
    OVER
  }

  /**
   * A call that was not sent yet.
   *
   * @throws IllegalArgumentException if the request cannot be written as HTTP
   */
  Call(
      CallEngine engine,
      CallFacts facts,
      HttpResponse.BodyHandler<T> handler,
      @Nullable Signal owner) {
    this.engine = engine;
    this.facts = facts;
    this.handler = handler;
    this.owner = owner;
    this.body = RequestBody.of(facts.request());
    this.outgoing = RequestEncoding.of(facts, body);
    this.key = new PoolKey(Origin.of(facts.request().uri()), engine.isolation(), Route.DIRECT);
    this.resending =
        new Resending(facts, engine.table(), engine.policies().contextFor(facts.endpoint()));
  }

  // ---- for its owner

  CompletableFuture<HttpResponse<T>> result() {
    return result;
  }

  boolean isOver() {
    return over;
  }

  @Nullable Exchange exchange() {
    return exchange;
  }

  String describe() {
    return FailedAttempt.target(facts.request());
  }

  @Override
  public void raise() {
    Signal now = owner;
    if (now != null) {
      now.raise();
    }
  }

  @Override
  public void nudge() {
    Signal now = owner;
    if (now != null) {
      now.nudge();
    }
  }

  @Override
  public boolean readsItself() {
    Signal now = owner;
    return now != null && now.readsItself();
  }

  /** From now on {@code next} has it advanced. */
  void handOver(Signal next) {
    owner = next;
    next.raise();
    Exchange current = exchange;
    Connection connection = current == null ? null : current.connection();
    if (connection != null) {
      connection.ownerLeft();
    }
  }

  BiConsumer<Object, @Nullable Throwable> onCancel() {
    return (answer, failure) -> {
      if (result.isCancelled()) {
        raise();
      }
    };
  }

  /** When it has to be advanced even if nobody raises the signal. */
  synchronized long dueNanos() {
    long due = result.isDone() ? NEVER : callDue();
    return switch (phase) {
      case RUNNING -> Math.min(due, attemptDue());
      case WAITING -> Math.min(due, resumeNanos);
      default -> due;
    };
  }

  private long callDue() {
    return dueAfter(startedNanos, facts.callLimit());
  }

  private long attemptDue() {
    return dueAfter(attemptStarted, facts.attemptLimit());
  }

  private static long dueAfter(long from, @Nullable Duration limit) {
    return limit == null ? NEVER : from + Nanos.of(limit);
  }

  /** Does everything that can be done without waiting. */
  synchronized void advance() {
    try {
      boolean moved = true;
      while (moved && phase != Phase.OVER) {
        moved = step();
      }
    } catch (IOException e) {
      end(e);
    } catch (RuntimeException | Error e) {
      end(e);
    }
  }

  /** Gives up from outside. */
  synchronized void abandon(IOException cause) {
    if (phase != Phase.OVER) {
      end(cause);
    }
  }

  private boolean step() throws IOException {
    if (result.isCancelled()) {
      end(new IOException("the call was cancelled"));
      return false;
    }
    if (!result.isDone() && System.nanoTime() >= callDue()) {
      expire();
      return false;
    }
    return switch (phase) {
      case PREPARING -> prepare();
      case RUNNING -> run();
      case WAITING -> resume();
      case ASKING -> hear();
      case DELIVERING -> deliver();
      case OVER -> false;
    };
  }

  // ---- PREPARING

  private boolean prepare() throws IOException {
    if (!(body instanceof RequestBody.Small small)) {
      startAttempt();
      return true;
    }
    if (capture == null) {
      capture = new BodyCapture(small.length(), this::raise);
      small.publisher().subscribe(capture);
    }
    Throwable fault = capture.failure();
    if (fault != null) {
      throw new IOException(
          describe() + ": the request's body failed: " + fault.getMessage(), fault);
    }
    if (!capture.isComplete()) {
      return false;
    }
    body = new RequestBody.Captured(capture.octets());
    outgoing = outgoing.withBody(capture.octets());
    startAttempt();
    return true;
  }

  private void startAttempt() {
    attempt++;
    attemptStarted = System.nanoTime();
    Exchange next = new Exchange(outgoing, this, startedNanos);
    exchange = next;
    pump =
        body instanceof RequestBody.Streamed streamed ? new BodyPump(streamed, this::raise) : null;
    phase = Phase.RUNNING;
    engine.pool().submit(next, key);
  }

  // ---- RUNNING

  private boolean run() throws IOException {
    Exchange current = current();
    ExchangeFailure failure = current.failure();
    if (failure == null && System.nanoTime() >= attemptDue()) {
      failure = giveUpExchange(new AttemptTimeoutException(limit(facts.attemptLimit())));
    }
    if (failure != null) {
      return afterFailure(failure);
    }
    if (pump != null) {
      pump.pump(current);
    }
    return current.isAnswerReady() && afterAnswer(current);
  }

  private boolean afterFailure(ExchangeFailure failure) {
    FailedAttempt failed = remember(failure);
    cancelPump();
    follow(failed, resending.afterFailure(failed, failure, replay(), Handover.NOT_YET));
    return true;
  }

  private void follow(FailedAttempt failed, Verdict verdict) {
    if (verdict instanceof Verdict.Resend resend) {
      resendAfter(resend);
    } else if (verdict instanceof Verdict.Ask) {
      phase = Phase.ASKING;
      answerToAsk = engine.ask(failed);
      var unused = answerToAsk.whenComplete((answer, fault) -> raise());
    } else if (verdict instanceof Verdict.GiveUp giveUp) {
      earlier.remove(failed);
      end(CallFailures.of(failed, exchange, giveUp.reason()));
    }
  }

  private void resendAfter(Verdict.Resend resend) {
    if (resend.after().isZero()) {
      startAttempt();
    } else {
      resumeNanos = System.nanoTime() + Nanos.of(resend.after());
      phase = Phase.WAITING;
    }
  }

  private boolean resume() {
    if (System.nanoTime() < resumeNanos) {
      return false;
    }
    startAttempt();
    return true;
  }

  /** A one-shot body that nobody has asked for yet can still be sent. */
  private Replay replay() {
    boolean spent =
        body instanceof RequestBody.Streamed streamed
            && streamed.length() < 0
            && pump != null
            && pump.started();
    return spent ? Replay.ONE_SHOT : Replay.REPLAYABLE;
  }

  // ---- ASKING

  private boolean hear() {
    CompletableFuture<Confirmation> asked = answerToAsk;
    if (asked == null || !asked.isDone()) {
      return false;
    }
    FailedAttempt failed = lastFailed();
    try {
      if (asked.join() == Confirmation.RESEND) {
        startAttempt();
        return true;
      }
      endUnconfirmed(failed, null);
    } catch (CompletionException | CancellationException e) {
      endUnconfirmed(failed, e.getCause() == null ? e : e.getCause());
    }
    return false;
  }

  private void endUnconfirmed(FailedAttempt failed, @Nullable Throwable fault) {
    earlier.remove(failed);
    UnconfirmedRequestException refused = new UnconfirmedRequestException(failed);
    if (fault != null) {
      refused.addSuppressed(fault);
    }
    end(refused);
  }

  // ---- the answer

  private boolean afterAnswer(Exchange current) throws IOException {
    AnswerInfo info = infoOf(current);
    Verdict.Resend again = replay() == Replay.REPLAYABLE ? resending.afterAnswer(info) : null;
    if (again != null && fitsDeadline(again)) {
      ExchangeFailure past =
          giveUpExchange(new IOException("the server answered with status " + info.statusCode()));
      remember(past);
      resendAfter(again);
      return true;
    }
    resending.succeeded();
    receive(info);
    return true;
  }

  private boolean fitsDeadline(Verdict.Resend again) {
    long due = callDue();
    return due == NEVER || System.nanoTime() + Nanos.of(again.after()) < due;
  }

  private static AnswerInfo infoOf(Exchange current) {
    var head = Objects.requireNonNull(current.head(), "head");
    return new AnswerInfo(head.status(), head.fields().toHttpHeaders());
  }

  private void receive(AnswerInfo info) {
    HttpResponse.BodySubscriber<T> subscriber = handler.apply(info);
    BodyDelivery<T> started = new BodyDelivery<>(subscriber, this::raise);
    delivery = started;
    phase = Phase.DELIVERING;
    subscriber.onSubscribe(started);
    subscriber.getBody().whenComplete((content, fault) -> received(info, content, fault));
  }

  /** The subscriber has made its body, perhaps before the last octet has arrived. */
  private void received(AnswerInfo info, @Nullable T content, @Nullable Throwable fault) {
    if (fault != null) {
      result.completeExceptionally(unwrapped(fault));
    } else {
      Connection carrier = current().connection();
      result.complete(
          new ReceivedResponse<>(
              facts.request(),
              info.statusCode(),
              info.headers(),
              content,
              carrier == null ? Optional.empty() : carrier.tlsSession()));
    }
    raise();
  }

  private static Throwable unwrapped(Throwable fault) {
    return fault instanceof CompletionException && fault.getCause() != null
        ? fault.getCause()
        : fault;
  }

  private boolean deliver() throws IOException {
    Exchange current = current();
    BodyDelivery<T> receiver = Objects.requireNonNull(delivery, "delivery");
    if (pump != null && !current.isComplete()) {
      pump.pump(current);
    }
    receiver.deliver(current);
    ExchangeFailure failure = current.failure();
    if (failure != null && !receiver.isOver()) {
      receiver.fail(
          CallFailures.of(describeFailure(failure), current, "its content was being handed over"));
    }
    if (receiver.isCancelled() && !current.isComplete()) {
      giveUpExchange(new IOException("the caller wants no more of the answer"));
    }
    if (receiver.isOver() && result.isDone()) {
      cancelPump();
      enter(Phase.OVER);
    }
    return false;
  }

  // ---- the end

  private void expire() {
    CallExpiredException cause = new CallExpiredException(limit(facts.callLimit()));
    FailedAttempt last = phase == Phase.RUNNING || phase == Phase.DELIVERING ? null : lastFailure;
    if (last == null) {
      last = describeFailure(giveUpExchange(cause));
    }
    end(new CallTimeoutException(last));
  }

  private void end(Throwable failure) {
    if (exchange != null) {
      giveUpExchange(new IOException("the call has ended", failure));
    }
    if (capture != null) {
      capture.cancel();
    }
    cancelPump();
    CallFailures.addStory(failure, earlier);
    enter(Phase.OVER);
    BodyDelivery<T> receiver = delivery;
    if (receiver != null && !receiver.isOver()) {
      receiver.fail(failure instanceof IOException io ? io : new IOException(failure));
    }
    result.completeExceptionally(failure);
  }

  private void cancelPump() {
    if (pump != null) {
      pump.cancel();
    }
  }

  private void enter(Phase last) {
    phase = last;
    over = last == Phase.OVER;
  }

  /** Takes the exchange off its connection or out of the waiting line; says how far it had come. */
  private ExchangeFailure giveUpExchange(IOException cause) {
    Exchange current = exchange;
    if (current == null) {
      return ExchangeFailure.unplaced(cause);
    }
    if (engine.pool().withdraw(current, key)) {
      current.fail(ExchangeFailure.unplaced(cause));
    }
    Connection connection = current.connection();
    ExchangeFailure known = current.failure();
    if (known != null || connection == null) {
      return known != null ? known : ExchangeFailure.unplaced(cause);
    }
    return connection.cancel(current, cause);
  }

  private FailedAttempt remember(ExchangeFailure failure) {
    FailedAttempt failed = describeFailure(failure);
    lastFailure = failed;
    earlier.add(failed);
    return failed;
  }

  private FailedAttempt describeFailure(ExchangeFailure failure) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
    return new FailedAttempt(
        facts.request(),
        facts.endpoint(),
        facts.idempotencyAfter(elapsed),
        Math.max(1, attempt),
        failure.delivery(),
        failure.cause(),
        elapsed,
        failure.use());
  }

  private FailedAttempt lastFailed() {
    return Objects.requireNonNull(lastFailure, "lastFailure");
  }

  private Exchange current() {
    return Objects.requireNonNull(exchange, "exchange");
  }

  private static Duration limit(@Nullable Duration configured) {
    return Objects.requireNonNull(configured, "limit");
  }
}
