package dev.redial.runtime.call;

import dev.redial.resend.CallTimeoutException;
import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ProtocolViolationException;
import dev.redial.resend.RequestFailedException;
import dev.redial.resend.ResendReason;
import dev.redial.resend.UnconfirmedRequestException;
import dev.redial.resend.Verdict;
import dev.redial.runtime.call.ResendTable.Handover;
import dev.redial.runtime.call.ResendTable.Replay;
import dev.redial.runtime.call.Resending.Received;
import dev.redial.runtime.connection.Connection.Then;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.LeadingThreads;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.connection.Signal;
import dev.redial.runtime.event.ConfirmationStage;
import dev.redial.runtime.pool.Guest;
import dev.redial.runtime.pool.PoolClosedException;
import dev.redial.runtime.wire.Persistence.Via;
import io.github.resilience4j.retry.MaxRetriesExceededException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One call, from its first attempt to its answer or the end of hope: the one attempt loop.
 *
 * <pre>{@code
 * ROUTING     --the way is known-------> PREPARING
 * PREPARING   --the body is here-------> RUNNING
 * RUNNING     --its answer is ready----> DELIVERING
 *             --which asks for more----> FOLLOWING   --elsewhere--> ROUTING, or --here--> RUNNING
 *             --which may be repeated--> ASKING      --yes--> WAITING, or --no--> DELIVERING
 *             --it fails, again later--> WAITING     --the time has come--> RUNNING
 *             --it fails, who knows?---> ASKING      --yes--> RUNNING, or --no--> OVER
 * DELIVERING  --all is handed over-----> OVER
 *             --it breaks, is resumed,
 *               or was not seen yet----> RUNNING, WAITING, or OVER
 * }</pre>
 *
 * <p>It never blocks: {@link #advance} does what can be done now, and whoever owns the call has it
 * advanced again when the signal is raised or something is {@link #dueNanos due}.
 *
 * <p>Above 400 lines because every phase of the one loop stands here, where their order can be
 * read; what they decide is in {@link Resending}, what is under way in {@link Attempt}, what has
 * been in {@link Story}, what it brings in {@link CallResult}.
 *
 * <p>Thread-safety: {@code advance} runs on one thread at a time; the signal is for any thread.
 *
 * @param <T> what the answer's body becomes
 */
final class Call<T> extends OwnedCall implements Interest, Guest, AnswerFuture.Abandoned {
  /** Nothing is due. */
  static final long NEVER = Long.MAX_VALUE;

  private static final String STOPPED = "nobody waits for it any more";

  private final CallEngine engine;
  private final CallFacts facts;
  private final Story story;
  private final CallLog log;
  private final CallResult<T> result;
  private volatile @Nullable Executor spare;
  private volatile @Nullable DelegatedPushes<T> pushes;
  private volatile boolean over;
  private volatile boolean drawn;
  private volatile boolean resumed;
  private volatile @Nullable IOException stop;

  /** Volatile for its caller, who waits for its exchange. */
  private volatile @Nullable Attempt attempt;

  // Guarded by this: advance runs under it, which nobody else waits for but abandon.
  private Phase phase = Phase.ROUTING;
  private Leg leg;
  private final Following following;
  private final Receiving<T> receiving;
  private @Nullable Question question;
  private @Nullable CompletableFuture<Leg> nextLeg;
  private @Nullable HttpResponse<T> previous;
  private Map<String, String> attemptFields = Map.of();
  private long resumeNanos;

  /** Whether the attempt that is under way may be one more because of what the call is. */
  private boolean unasked;

  private enum Phase {
    ROUTING,
    PREPARING,
    RUNNING,
    FOLLOWING,
    WAITING,
    ASKING,
    DELIVERING,
    OVER
  }

  /**
   * A call that was not sent yet.
   *
   * @param future by which its result is told
   * @throws IllegalArgumentException if the request cannot be written as HTTP
   */
  Call(
      CallEngine engine,
      CallFacts facts,
      HttpResponse.BodyHandler<T> handler,
      @Nullable Signal owner,
      AnswerFuture<T, ?> future) {
    super(owner);
    this.engine = engine;
    this.facts = facts;
    this.result = new CallResult<>(engine, this, future);
    this.story = new Story(engine.clock());
    this.log = engine.log();
    this.following = new Following(engine);
    this.receiving = new Receiving<>(handler, engine, this::raise);
    this.leg = new Leg(engine, facts, RequestBody.of(facts.request()), this);
  }

  private Call(PlainCall<T> begun, @Nullable Signal owner, AnswerFuture<T, ?> future) {
    super(owner);
    this.engine = begun.engine();
    this.facts = begun.facts();
    this.result = new CallResult<>(engine, this, future);
    this.story = Story.of(begun);
    this.log = engine.log();
    this.following = new Following(engine);
    this.receiving = new Receiving<>(begun.handler(), engine, this::raise);
    this.leg = new Leg(begun, this);
    this.attempt = WireAttempt.of(begun, this);
    this.phase = Phase.RUNNING;
  }

  /** One whose first attempt has begun; it is under way when this returns. */
  static <T> Call<T> of(PlainCall<T> begun, @Nullable Signal owner, AnswerFuture<T, ?> future) {
    Call<T> call = new Call<>(begun, owner, future);
    call.engine.begun(call);
    future.of(call);
    begun.passTo(call);
    return call;
  }

  // ---- for its owner

  CallResult<T> result() {
    return result;
  }

  /**
   * Before it is handed over: nobody waits for it, so its result is told and its end comes here.
   */
  void endOn(CallEngine.Threads threads) {
    result.tellOn(threads.dependants());
    spare = threads.spare();
  }

  /** Before it is begun: who takes what a server pushes. */
  void takePushes(PushPromiseHandler<T> handler) {
    pushes =
        new DelegatedPushes<>(
            facts.request(), handler, new Decoding(engine.settings().decompression()));
  }

  boolean isOver() {
    return over;
  }

  @Nullable Exchange exchange() {
    Attempt current = attempt;
    return current == null ? null : current.exchange();
  }

  String describe() {
    return FailedAttempt.target(facts.request());
  }

  @Override
  public boolean isLost() {
    return stop != null || result.isForeign();
  }

  /** Whether it can be sent without asking anybody, on one of our connections. */
  boolean beginsAtOnce() {
    return leg.beginsAtOnce();
  }

  /** From the beginning {@code first} has it advanced. */
  void hear(Signal first) {
    ownedBy(first);
  }

  /** From now on {@code next} has it advanced. */
  void handOver(Signal next) {
    ownedBy(next);
    next.raise();
    Exchange current = exchange();
    if (current != null) {
      current.ownerLeft();
    }
  }

  @Override
  public void completedByOthers() {
    if (!result.isDecided()) {
      hurry();
    }
  }

  /** Has it end at once if that is decided, however busy those are that take its steps. */
  void hurry() {
    raise();
    Executor others = spare;
    if (others != null) {
      others.execute(this::endIfDecided);
    }
  }

  /** When it has to be advanced even if nobody raises the signal. */
  long dueNanos() {
    return Math.min(result.isDecided() ? NEVER : callDue(), stepDueNanos());
  }

  /** The same, but for the end of its whole time. */
  synchronized long stepDueNanos() {
    return switch (phase) {
      case RUNNING -> Math.min(current().dueNanos(), keyDue(current()));
      case WAITING -> resumeNanos;
      default -> NEVER;
    };
  }

  /** When its whole time is up. */
  long callDue() {
    Duration limit = facts.callLimit();
    return limit == null ? NEVER : story.startedNanos() + Nanos.of(limit);
  }

  /** Does everything that can be done without waiting. */
  synchronized void advance() {
    try {
      boolean moved = true;
      while (moved && phase != Phase.OVER) {
        moved = step();
      }
    } catch (PolicyFaultException e) {
      endByPolicyFault(e);
    } catch (IOException e) {
      end(e, null);
    } catch (RuntimeException | Error e) {
      end(e, null);
    }
  }

  @Override
  void stop(IOException why) {
    stop = why;
    hurry();
  }

  /** Gives up from outside. */
  void abandon(IOException cause) {
    synchronized (this) {
      if (phase != Phase.OVER) {
        endStopped(cause);
      }
    }
    result.tell();
  }

  private boolean step() throws IOException {
    if (endsNow()) {
      return false;
    }
    return switch (phase) {
      case ROUTING -> route();
      case PREPARING -> prepare();
      case RUNNING -> run();
      case FOLLOWING -> goOn();
      case WAITING -> resume();
      case ASKING -> hear();
      case DELIVERING -> deliver();
      case OVER -> false;
    };
  }

  /** Ends it where that is decided already: nobody waits, it was stopped, or its time is up. */
  private boolean endsNow() {
    IOException stopped = stop;
    if (result.isForeign()) {
      endForeign();
    } else if (stopped != null) {
      endStopped(stopped);
    } else if (!result.isDecided() && now() >= callDue()) {
      expire();
    }
    return phase == Phase.OVER;
  }

  /** Ends it if that is decided already, and takes no other step: for whoever cannot wait. */
  void endIfDecided() {
    synchronized (this) {
      if (phase != Phase.OVER) {
        var unused = endsNow();
      }
    }
    result.tell();
  }

  // ---- ROUTING

  private boolean route() throws IOException {
    if (!leg.isRouted()) {
      return false;
    }
    following.route(leg);
    phase = Phase.PREPARING;
    return true;
  }

  // ---- PREPARING

  private boolean prepare() throws IOException {
    if (!leg.isPrepared()) {
      return false;
    }
    leg.share().call(engine.clock().nanoTime());
    startAttempt();
    return true;
  }

  private void startAttempt() throws IOException {
    if (isGuardedByKey() && now() >= keyEnd()) {
      askAboutKey(story.doubtfulNow(leg.facts())); // waiting, or who was asked, took longer
      return;
    }
    story.attemptBegins();
    attemptFields = fields();
    carry();
  }

  private void carry() {
    attempt = leg.attempt(story.startedNanos(), attemptFields, pushes);
    phase = Phase.RUNNING;
  }

  private Map<String, String> fields() throws IOException {
    Map<String, String> fields = following.fields(leg);
    receiving.addTo(fields, leg.facts().request());
    return fields;
  }

  // ---- RUNNING

  private boolean run() throws IOException {
    Attempt running = current();
    running.settle();
    ExchangeFailure failure = running.failure();
    if (failure != null && goesOnDespite(failure)) {
      return true;
    }
    if (failure == null && running.time(now()) == Attempt.Time.UP) {
      failure = giveUp(new AttemptTimeoutException(limit(facts.attemptLimit())), Then.RESEND);
    }
    if (failure == null && now() >= keyDue(running)) {
      return afterKeyRanOut();
    }
    if (failure != null && engine.delegation().leadsElsewhere(failure)) {
      leg.goAsTold();
      carry(); // the same attempt: nothing of it was tried yet
      return true;
    }
    if (failure != null) {
      return afterFailure(failure);
    }
    if (running.mayBeRescued() && leg.share().takeForCopy()) {
      running.rescue();
      log.rescued(leg, story.attempts());
    }
    running.pump();
    return running.answer().isReady() && afterAnswer(running.answer());
  }

  /** Where its head says all that counts: where to go, or that somebody is to say who he is. */
  private boolean goesOnDespite(ExchangeFailure broken) throws IOException {
    AnswerInfo info = current().answer().head();
    boolean breach = broken.cause() instanceof ProtocolViolationException;
    if (info == null || breach || !Following.mayFollow(info)) {
      return false;
    }
    following.learn(leg, info);
    return goOn(info);
  }

  private boolean afterFailure(ExchangeFailure failure) throws IOException {
    FailedAttempt failed = story.remember(leg.facts(), failure);
    if (failed.delivery() == Delivery.ANSWERED) {
      story.doubt(failed);
    }
    current().cancelPump();
    CompletableFuture<Leg> next = following.after(leg, failure);
    if (next != null) {
      follow(next);
      return true;
    }
    noteHang(failure);
    follow(
        failed, leg.resending().afterFailure(failed, failure, leg.replay(current()), handover()));
    return true;
  }

  /**
   * When what waits to be sent again is not to be sent any more, because the server may have
   * forgotten its key, and what it did for it.
   */
  private long keyDue(Attempt running) {
    return isGuardedByKey() && running.isWaiting() ? keyEnd() : NEVER;
  }

  /** Whether what is sent now may be sent for no other reason than that its key is known. */
  private boolean isGuardedByKey() {
    return unasked && story.isDoubtful() && leg.facts().keyValidity() != null;
  }

  private long keyEnd() {
    return story.startedNanos() + Nanos.of(limit(leg.facts().keyValidity()));
  }

  private boolean afterKeyRanOut() throws IOException {
    FailedAttempt left =
        story.remember(
            leg.facts(), giveUp(new IOException("its key ran out while it waited"), Then.NOTHING));
    current().cancelPump();
    askAboutKey(left.delivery() == Delivery.NOT_SENT ? story.doubtfulNow(leg.facts()) : left);
    return true;
  }

  private void askAboutKey(FailedAttempt doubtful) throws IOException {
    follow(doubtful, leg.resending().afterKeyRanOut());
  }

  private Handover handover() {
    return receiving.isResumed() ? Handover.RESUMABLE : Handover.NOT_YET;
  }

  /** A plain proxy that fell silent on a reused connection may be a dumb one (rule P6). */
  private void noteHang(ExchangeFailure failure) {
    boolean late =
        failure.cause() instanceof AttemptTimeoutException
            || failure.cause() instanceof CallExpiredException;
    if (late && failure.onReusedConnection() && leg.key().route().via() == Via.PLAIN_PROXY) {
      engine.pool().hung(leg.key());
    }
  }

  private void follow(FailedAttempt failed, Verdict verdict) throws IOException {
    if (verdict instanceof Verdict.Resend resend) {
      sendAgain(failed, resend);
    } else if (verdict instanceof Verdict.Ask) {
      ask(failed, null);
    } else if (verdict instanceof Verdict.GiveUp giveUp) {
      IOException failure = CallFailures.of(failed, current().answer(), giveUp.reason());
      end(receiving.isResumed() ? receiving.incomplete(failed, failure) : failure, failed);
    }
  }

  private void goesOn(FailedAttempt left, ResendReason reason, Duration after) {
    log.resent(leg, left, reason, after);
    story.goesOn(reason);
    resumed = drawn;
  }

  private void note(FailedAttempt failed, ConfirmationStage stage) {
    log.confirmation(leg, failed.number(), failed.delivery(), stage);
  }

  private void sendAgain(FailedAttempt left, Verdict.Resend again) throws IOException {
    if (receiving.startsOver()) {
      receiving.startOver(CallFailures.of(left, current().answer(), "it is sent again"));
    } else {
      receiving.passOver(left.cause());
    }
    goesOn(left, receiving.hasBegun() ? ResendReason.RESUME : again.reason(), again.after());
    unasked = again.reason() != ResendReason.CONFIRMED;
    if (again.after().isZero()) {
      startAttempt();
    } else {
      resumeNanos = now() + Nanos.of(again.after());
      rest(Phase.WAITING);
    }
  }

  private boolean resume() throws IOException {
    if (now() < resumeNanos) {
      return false;
    }
    engine.pool().leave(this);
    startAttempt();
    return true;
  }

  /** Nothing of it is under way: it ends with its manager, of which it is a guest. */
  private void rest(Phase resting) {
    phase = resting;
    engine.pool().enter(this);
    if (engine.pool().isClosed()) {
      stop(new PoolClosedException());
    }
  }

  @Override
  public void closing(IOException why) {
    stop(why);
  }

  @Override
  public void abort(IOException why) {
    stop(why);
  }

  // ---- ASKING

  private void ask(FailedAttempt attempted, @Nullable AnswerInfo head) {
    rest(Phase.ASKING);
    note(attempted, ConfirmationStage.ASKED);
    question = Question.put(engine, attempted, head);
    question.whenOver(this::raise);
  }

  private boolean hear() throws IOException {
    Question asked = Objects.requireNonNull(question, "question");
    if (!asked.isOver()) {
      return false;
    }
    engine.pool().leave(this);
    FailedAttempt attempted = asked.attempt();
    ConfirmationStage said = asked.outcome();
    note(attempted, said);
    AnswerInfo head = asked.head();
    if (head != null) {
      return hearOfAnswer(said, attempted, head);
    }
    switch (said) {
      case RESEND ->
          follow(attempted, leg.resending().afterConfirmation(attempted, askingTook(attempted)));
      case DONE -> end(UnconfirmedRequestException.done(attempted), attempted);
      default -> endUnconfirmed(asked);
    }
    return said == ConfirmationStage.RESEND;
  }

  private Duration askingTook(FailedAttempt asked) {
    return story.elapsed().minus(asked.elapsed());
  }

  private void endUnconfirmed(Question asked) {
    UnconfirmedRequestException refused = new UnconfirmedRequestException(asked.attempt());
    Throwable fault = asked.fault();
    if (fault != null) {
      refused.addSuppressed(fault);
    }
    end(refused, asked.attempt());
  }

  /** Without a yes the answer that was asked about is the caller's. */
  private boolean hearOfAnswer(ConfirmationStage said, FailedAttempt attempted, AnswerInfo info)
      throws IOException {
    Verdict.Resend again =
        said == ConfirmationStage.RESEND
            ? leg.resending().afterConfirmation(info, askingTook(attempted))
            : null;
    return sendsAgain(again, current().answer()) || goOn(info) || receive(info);
  }

  // ---- the answer

  private boolean afterAnswer(Answering answered) throws IOException {
    AnswerInfo info = Objects.requireNonNull(answered.head(), "head");
    following.learn(leg, info);
    Verdict next =
        leg.replay(current()) == Replay.REPLAYABLE
            ? leg.resending().afterAnswer(new Received(info, answered.traits(), story.elapsed()))
            : null;
    if (receiving.hasBegun()) {
      return sendsAgain(next, answered) || deliverRest(answered, info);
    }
    if (next instanceof Verdict.Ask) {
      ask(story.describe(leg.facts(), current().describe(reasonToLeave(info))), info);
      return true;
    }
    return sendsAgain(next, answered) || goOn(info) || receive(info);
  }

  private boolean deliverRest(Answering answered, AnswerInfo info) throws IOException {
    IOException objection = receiving.objectionTo(answered);
    if (objection == null) {
      phase = Phase.DELIVERING;
      return true;
    }
    if (receiving.isReplacedBy(info)) {
      receiving.startOver(objection);
      return receive(info);
    }
    FailedAttempt last = story.remember(leg.facts(), giveUp(objection, Then.NOTHING));
    end(receiving.incomplete(last, objection), last);
    return false;
  }

  private boolean sendsAgain(@Nullable Verdict next, Answering answered) throws IOException {
    if (next instanceof Verdict.Resend again && fitsDeadline(again)) {
      sendAgain(leaveAnswer(answered), again);
      return true;
    }
    return false;
  }

  /** Where the answer is not the last one, but asks for more. */
  private boolean goOn(AnswerInfo info) throws IOException {
    CompletableFuture<Leg> next = following.after(leg, info, leg.replay(current()), this);
    if (next == null) {
      return false;
    }
    previous = new ReceivedResponse<>(leg.facts().request(), info, null, previous);
    var unused = left(info);
    follow(next);
    return true;
  }

  private void follow(CompletableFuture<Leg> next) {
    current().cancelPump();
    nextLeg = next;
    phase = Phase.FOLLOWING;
    var unused = next.whenComplete((found, fault) -> raise());
  }

  private boolean goOn() throws IOException {
    CompletableFuture<Leg> next = Objects.requireNonNull(nextLeg, "nextLeg");
    if (!next.isDone()) {
      return false;
    }
    Leg found = CallOutcome.of(next);
    boolean same = found == leg;
    goesOn(
        story.lastFailed(), same ? ResendReason.CREDENTIALS : ResendReason.REDIRECT, Duration.ZERO);
    leg = found;
    if (same) {
      startAttempt();
    } else {
      phase = Phase.ROUTING;
    }
    return true;
  }

  /** This answer is read past. */
  private FailedAttempt left(AnswerInfo info) {
    return story.remember(leg.facts(), giveUp(reasonToLeave(info), Then.NOTHING));
  }

  private static IOException reasonToLeave(AnswerInfo info) {
    return new IOException("the server answered with status " + info.statusCode());
  }

  private FailedAttempt leaveAnswer(Answering answered) {
    AnswerInfo info = Objects.requireNonNull(answered.head(), "head");
    FailedAttempt left = left(info);
    story.doubt(left);
    if (leg.resending().avoidsConnection()) {
      answered.avoidCarrier();
      if (current().exchange() == null) {
        leg.avoidDelegate();
      }
    }
    return left;
  }

  private boolean fitsDeadline(Verdict.Resend again) {
    long due = callDue();
    return due == NEVER || now() + Nanos.of(again.after()) < due;
  }

  private boolean receive(AnswerInfo info) throws IOException {
    try {
      if (leg.resending().isFinal(current().answer())) {
        leg.resending().succeeded();
      }
    } catch (MaxRetriesExceededException e) {
      FailedAttempt last = left(info);
      last.cause().initCause(e);
      end(new RequestFailedException(last, "its retry policy fails after the last attempt"), last);
      return false;
    }
    phase = Phase.DELIVERING;
    DrawnStream stream = mayBeDrawn() ? new DrawnStream(this, engine) : null;
    Receiving.Begun<T> begun = receiving.begin(leg.facts().request(), info, stream);
    if (stream != null && stream.isUsed()) {
      draw(stream);
    }
    Exchange bringing = exchange();
    if (bringing != null && begun.delivery().takesAllAtOnce()) {
      bringing.gather();
    }
    if (!receiving.isWithheld()) {
      leg.resending().succeeded();
    }
    begun.body().whenComplete((content, fault) -> received(begun, content, fault));
    return true;
  }

  /** Whether content is still to come on one of our connections, which any thread may read. */
  private boolean mayBeDrawn() {
    Exchange bringing = exchange();
    return bringing != null && bringing.mayBeDrawn() && LeadingThreads.mayAllLead();
  }

  /** From now on whoever reads the stream takes the steps. */
  private void draw(DrawnStream stream) {
    Exchange bringing = exchange();
    if (bringing != null) {
      bringing.draw();
    }
    drawn = true;
    ownedBy(stream);
    stream.begin();
  }

  /** Whether the reader of its content takes its steps, or has done so. */
  boolean isDrawn() {
    return drawn;
  }

  /** Whether the rest of its content comes by another attempt, whose steps cannot wait. */
  boolean isResumed() {
    return resumed;
  }

  /** The subscriber has made its body, perhaps before the last octet has arrived. */
  private void received(Receiving.Begun<T> begun, @Nullable T content, @Nullable Throwable fault) {
    if (begun.delivery().isReplaced()) {
      return;
    }
    HttpRequest request = leg.facts().request();
    HttpResponse<T> before = previous;
    if (fault != null) {
      result.fail(unwrapped(fault));
    } else {
      result.succeed(new ReceivedResponse<>(request, begun.seen(), content, before));
    }
    raise();
  }

  private static Throwable unwrapped(Throwable fault) {
    return fault instanceof CompletionException && fault.getCause() != null
        ? fault.getCause()
        : fault;
  }

  private boolean deliver() throws IOException {
    Attempt bringing = current();
    bringing.pump();
    Answering answered = bringing.answer();
    if (answered.isComplete()) {
      leg.resending().succeeded(); // before its reader hears the end
    }
    switch (receiving.deliver(leg.facts(), answered)) {
      case WAITING -> {}
      case REPAIRABLE -> {
        return afterFailure(Objects.requireNonNull(answered.failure(), "failure"));
      }
      case BROKEN -> {
        tellBroken(answered);
        return true;
      }
      case UNWANTED -> {
        giveUp(new IOException("the caller wants no more of the answer"), Then.NOTHING);
        finishIfTold();
      }
      case OVER -> finishIfTold();
    }
    return false;
  }

  /** What a subscriber throws when it hears of a failure does not take that failure's place. */
  private void tellBroken(Answering answered) throws IOException {
    ExchangeFailure failure = Objects.requireNonNull(answered.failure(), "failure");
    FailedAttempt last = story.describe(leg.facts(), failure);
    IOException broken = CallFailures.of(last, answered, "its content was being handed over");
    story.addEarlierTo(broken, last);
    try {
      log.failed(leg, story, broken, last); // before its reader may end everything
      receiving.fail(broken);
    } catch (RuntimeException | Error e) {
      broken.addSuppressed(e);
      throw broken;
    }
  }

  /** Its reader hears no more of it, or wants to: it has its answer. */
  private void finishIfTold() {
    leg.resending().succeeded();
    if (result.isDecided()) {
      current().cancelPump();
      finish();
    }
  }

  // ---- the end

  private void expire() {
    FailedAttempt earlier = over();
    if (earlier != null) {
      end(CallTimeoutException.between(story.asOfNow(earlier), meanwhile()), earlier);
      return;
    }
    ExchangeFailure failure =
        giveUp(new CallExpiredException(limit(facts.callLimit())), Then.NOTHING);
    noteHang(failure);
    FailedAttempt last = story.describe(leg.facts(), failure);
    end(new CallTimeoutException(last), last);
  }

  private String meanwhile() {
    return phase == Phase.ASKING
        ? "nobody had said whether it may be sent again"
        : "it was to be sent again";
  }

  /** The last attempt, if none is under way. */
  private @Nullable FailedAttempt over() {
    if (phase == Phase.ASKING) {
      return Objects.requireNonNull(question, "question").attempt();
    }
    return isUnderWay() ? null : story.last();
  }

  private boolean isUnderWay() {
    return phase == Phase.RUNNING || phase == Phase.DELIVERING;
  }

  /** Whatever came of the last attempt is told, such as that an order was answered. */
  private void endByPolicyFault(PolicyFaultException fault) {
    FailedAttempt last = current().failure() == null ? null : story.last();
    if (last == null) {
      AnswerInfo head = current().answer().head();
      IOException cause = head == null ? new IOException(fault.getMessage()) : reasonToLeave(head);
      cause.initCause(fault.getCause());
      last = story.remember(leg.facts(), giveUp(cause, Then.NOTHING));
    }
    IOException told = CallFailures.of(last, null, String.valueOf(fault.getMessage()));
    told.addSuppressed(fault);
    end(told, last);
  }

  /** What its caller hears is in the future already; others are told the same. */
  private void endForeign() {
    IOException why = new IOException("nobody waits for the call: its future was completed");
    FailedAttempt earlier = over();
    FailedAttempt last =
        earlier == null
            ? story.describe(leg.facts(), giveUp(why, Then.NOTHING))
            : story.asOfNow(earlier);
    end(result.future().isCancelled() ? new CancellationException(why.getMessage()) : why, last);
  }

  private void endStopped(IOException why) {
    String reason = why instanceof PoolClosedException ? String.valueOf(why.getMessage()) : STOPPED;
    FailedAttempt earlier = over();
    if (earlier == null) {
      FailedAttempt last = story.describe(leg.facts(), giveUp(why, Then.NOTHING));
      Answering answered = attempt == null ? null : attempt.answer();
      end(CallFailures.of(last, answered, reason), last);
    } else {
      end(CallFailures.of(story.asOfNow(earlier), null, reason), earlier);
    }
  }

  /**
   * Ends with a failure.
   *
   * @param told the attempt that the failure tells of, so that it is not told twice
   */
  private void end(Throwable failure, @Nullable FailedAttempt told) {
    Attempt last = attempt;
    if (last != null) {
      last.giveUp(new IOException("the call has ended", failure), Then.NOTHING);
    }
    story.addEarlierTo(failure, told);
    log.failed(leg, story, failure, told == null ? story.last() : told);
    finish();
    try {
      tellPolicy(failure);
      tellOthers(failure);
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e); // publisher and subscriber are not ours: the call ends all the same
    }
    result.fail(failure);
  }

  /** A call that nobody waits for any more has neither failed nor succeeded. */
  private void tellPolicy(Throwable failure) {
    if (!result.isDecided() && !result.isForeign()) {
      leg.resending().ended(failure);
    }
  }

  private void tellOthers(Throwable failure) {
    if (attempt != null) {
      attempt.cancelPump();
    }
    leg.cancel();
    receiving.fail(failure instanceof IOException io ? io : new IOException(failure));
  }

  private void finish() {
    phase = Phase.OVER;
    over = true;
    engine.pool().leave(this);
    if (question != null && !question.isOver()) {
      note(question.attempt(), ConfirmationStage.FAILED);
      question.withdraw();
    }
    engine.ended(this);
  }

  private ExchangeFailure giveUp(IOException cause, Then then) {
    Attempt current = attempt;
    return current == null ? ExchangeFailure.unplaced(cause) : current.giveUp(cause, then);
  }

  private Attempt current() {
    return Objects.requireNonNull(attempt, "attempt");
  }

  private long now() {
    return engine.clock().nanoTime();
  }

  private static Duration limit(@Nullable Duration configured) {
    return Objects.requireNonNull(configured, "limit");
  }
}
