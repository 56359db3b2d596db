package dev.redial.runtime.call;

import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.auth.Party;
import dev.redial.runtime.call.RequestEncoding.Attempted;
import dev.redial.runtime.call.ResendTable.Replay;
import dev.redial.runtime.connection.OutgoingRequest;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.RetryShare;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.wire.HeadOption;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request of a call on its way: the caller's own, or what a redirect has made of it. It is
 * routed, its body captured where that is small, and then each of its attempts begins here.
 *
 * <p>Thread-safety: the call's own.
 */
final class Leg {
  private final CallEngine engine;
  private final CallFacts facts;
  private final CallPolicy policy;
  private final Interest owner;
  private RequestBody body;
  private OutgoingRequest outgoing;
  private Attempted encoded = Attempted.PLAINLY;
  private PoolKey key;
  private final RetryShare share;
  private Resending resending;
  private @Nullable CompletableFuture<Route> routing;
  private @Nullable BodyCapture capture;

  /**
   * The first one, not under way yet.
   *
   * @param owner is told when something has come of what it waits for
   * @throws IllegalArgumentException if the request cannot be written as HTTP
   */
  Leg(CallEngine engine, CallFacts facts, RequestBody body, Interest owner) {
    this(engine, facts, engine.policy(facts), body, owner);
  }

  /** One whose first attempt is under way. */
  Leg(PlainCall<?> begun, Interest owner) {
    this.engine = begun.engine();
    this.facts = begun.facts();
    CallPolicy known = begun.policy();
    this.policy = known == null ? engine.policy(facts) : known;
    this.owner = owner;
    this.body = begun.body();
    this.outgoing = begun.exchange().request();
    this.key = begun.key();
    this.share = begun.share();
    this.resending = engine.resending(facts, policy, share);
  }

  private Leg(
      CallEngine engine, CallFacts facts, CallPolicy policy, RequestBody body, Interest owner) {
    this.engine = engine;
    this.facts = facts;
    this.policy = policy;
    this.owner = owner;
    this.body = body;
    this.outgoing = RequestEncoding.of(facts, body, encoded);
    this.key = keyBy(Route.DIRECT);
    this.share = engine.share(facts, key);
    this.resending = engine.resending(facts, policy, share);
  }

  private PoolKey keyBy(Route route) {
    return new PoolKey(
        facts.address().origin(), engine.delegation().isolation(facts, route), route);
  }

  CallFacts facts() {
    return facts;
  }

  RequestBody body() {
    return body;
  }

  PoolKey key() {
    return key;
  }

  /** Where the request asks, without its query. */
  String path() {
    return facts.address().path();
  }

  /** The request's target as one of those on its way sees it. */
  String target(Party party) {
    Route seen = party == Party.PROXY ? key.route() : Route.DIRECT;
    return RequestEncoding.target(facts.address(), seen);
  }

  /** What it has of its origin's retry budget. */
  RetryShare share() {
    return share;
  }

  /** Who decides whether it is sent again. */
  Resending resending() {
    return resending;
  }

  /**
   * Where this one is sent to, with its body if the request there has one. What the policy has
   * counted counts there, too: it is of the call.
   */
  Leg redirected(HttpRequest next, Interest owner) {
    RequestBody kept = next.bodyPublisher().isPresent() ? body : RequestBody.NONE;
    return new Leg(engine, facts.redirected(next), policy, kept, owner);
  }

  // ---- before its first attempt

  /** Whether the way is known; asks for it the first time. */
  boolean isRouted() throws IOException {
    if (engine.isDirect()) {
      return true;
    }
    CompletableFuture<Route> asked = routing;
    if (asked == null) {
      asked = engine.route(facts.request().uri());
      routing = asked;
      var unused = asked.whenComplete((route, fault) -> owner.raise());
    }
    if (!asked.isDone()) {
      return false;
    }
    goBy(CallOutcome.of(asked));
    return true;
  }

  /** The way goes through this proxy, which is as the one before but for its credentials. */
  void goThrough(Proxy proxy) {
    goBy(new Route(proxy));
  }

  private void goBy(Route route) {
    key = keyBy(route);
    resending = engine.resending(facts, policy, share);
  }

  /** Whether its body is here, as far as it has to be; asks for it the first time. */
  boolean isPrepared() throws IOException {
    if (body instanceof RequestBody.Small small) {
      byte[] octets = captured(small);
      if (octets == null) {
        return false;
      }
      body = new RequestBody.Captured(octets);
      outgoing = outgoing.withBody(octets);
    }
    return true;
  }

  private byte @Nullable [] captured(RequestBody.Small small) throws IOException {
    BodyCapture begun = capture;
    if (begun == null) {
      begun = new BodyCapture(small.length(), owner::raise);
      capture = begun;
      subscribe(small, begun);
    }
    Throwable fault = begun.failure();
    if (fault != null) {
      String target = FailedAttempt.target(facts.request());
      throw new IOException(target + ": the request's body failed: " + fault.getMessage(), fault);
    }
    return begun.isComplete() ? begun.octets() : null;
  }

  /** A publisher that may block is asked where it holds up no limit in time. */
  private void subscribe(RequestBody.Small small, BodyCapture begun) {
    if (small.isPrompt()) {
      small.publisher().subscribe(begun);
      return;
    }
    var unused =
        engine
            .aside(
                () -> {
                  small.publisher().subscribe(begun);
                  return begun;
                })
            .whenComplete(
                (asked, fault) -> {
                  if (fault != null) {
                    begun.onError(fault);
                  }
                });
  }

  /** Whether its first attempt is on our connections and needs nobody's code. */
  boolean beginsAtOnce() {
    boolean atHand =
        body instanceof RequestBody.None
            || (body instanceof RequestBody.Small small && small.isPrompt());
    return atHand && !engine.delegation().carries(key);
  }

  // ---- its attempts

  /**
   * Begins an attempt, by the JDK's client where the origin has chosen HTTP/2.
   *
   * @param seniority when its call has started
   * @param own fields of this attempt, which stand in for the caller's of the same name
   * @param pushes who takes what an HTTP/2 server pushes; null for nobody
   */
  Attempt attempt(long seniority, Map<String, String> own, @Nullable DelegatedPushes<?> pushes) {
    return engine.delegation().carries(key)
        ? delegated(seniority, own, pushes)
        : onTheWire(seniority, own);
  }

  private Attempt delegated(
      long seniority, Map<String, String> own, @Nullable DelegatedPushes<?> pushes) {
    DelegatedBody sent = new DelegatedBody(body);
    Delegation delegation = engine.delegation();
    URI uri = delegation.dialled(key, facts.request().uri());
    HttpRequest request = DelegatedRequest.of(facts, uri, sent.publisher(), own);
    return DelegatedAttempt.start(
        delegation,
        new DelegatedAttempt.Order(
            key,
            owner,
            seniority,
            facts.idempotency(),
            FailedAttempt.target(facts.request()),
            request,
            sent,
            delegation.isInClear(key) ? null : pushes, // the JDK would take their scheme amiss
            facts.attemptLimit()));
  }

  private Attempt onTheWire(long seniority, Map<String, String> own) {
    encode(own);
    BodyPump pump =
        body instanceof RequestBody.Streamed streamed
            ? new BodyPump(streamed, engine.executor(), owner::raise)
            : null;
    return WireAttempt.start(
        engine.pool(),
        key,
        owner,
        seniority,
        resending.goesAlone() ? outgoing.alone() : outgoing,
        pump,
        facts.attemptLimit());
  }

  /** Encodes anew what differs from the last attempt. */
  private void encode(Map<String, String> own) {
    Attempted wanted = new Attempted(key.route(), options(), own);
    if (!wanted.equals(encoded)) {
      encoded = wanted;
      outgoing = RequestEncoding.of(facts, body, wanted);
    }
  }

  private Set<HeadOption> options() {
    boolean expects =
        RequestEncoding.expectsContinue(facts, body, engine.settings().expectation())
            && !resending.expectationFailed();
    boolean closes = engine.pool().closesAfterEach(key);
    if (!expects && !closes) {
      return Set.of(); // as mostly
    }
    Set<HeadOption> options = EnumSet.noneOf(HeadOption.class);
    if (expects) {
      options.add(HeadOption.EXPECT_CONTINUE);
    }
    if (closes) {
      options.add(HeadOption.CLOSE);
    }
    return options;
  }

  /** A one-shot body that nobody has asked for yet can still be sent. */
  Replay replay(Attempt last) {
    boolean spent =
        body instanceof RequestBody.Streamed streamed
            && streamed.isOneShot()
            && last.hasSpentBody();
    return spent ? Replay.ONE_SHOT : Replay.REPLAYABLE;
  }

  /** The origin is not to be reached the way of the last attempt (421). */
  void avoidDelegate() {
    key = engine.delegation().plainly(key);
  }

  /** Nothing was tried yet: the origin, or a proxy on the way, has told how it is reached. */
  void goAsTold() {
    key = keyBy(key.route());
  }

  /** Wants no more of its body. */
  void cancel() {
    if (capture != null) {
      capture.cancel();
    }
  }
}
