package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.runtime.call.StreamGate.Refusal;
import dev.redial.runtime.connection.Connection.Then;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.pool.Guest;
import dev.redial.runtime.pool.PoolClosedException;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.WaitingLineException;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * One attempt in the hands of the JDK's client, which speaks HTTP/2 and reports how it went.
 *
 * <pre>
 *   waits at the gate --admitted--> the JDK's --asks for the length--> sends --> answer
 *          ^                            |
 *          +------- too many streams ---+
 * </pre>
 *
 * <p>Above 400 lines because what the gate, the JDK's client, the call and the manager tell of one
 * attempt meets here; when something is due is in {@link DelegatedTimes}.
 *
 * <p>Thread-safety: the call's own, but for what the gate and the manager call; the JDK's threads
 * touch the answer only.
 */
final class DelegatedAttempt implements Attempt, StreamGate.Candidate, Guest {
  /** Below, a proxy has opened the tunnel; source: RFC 9110, section 9.3.6. */
  private static final int FIRST_REFUSAL = 300;

  private final Delegation delegation;
  private final StreamGate gate;
  private final Order order;
  private final long arrival;
  private final DelegatedAnswer answer;
  private final DelegatedTimes times;
  private final AtomicReference<@Nullable Carrier> carrier = new AtomicReference<>();
  private volatile @Nullable CompletableFuture<?> exchange;

  /**
   * What is to be done.
   *
   * @param key of the origin
   * @param owner told of news; no longer sent once it has lost interest
   * @param seniority of the call
   * @param idempotency of the call
   * @param target of the call, for people
   * @param request as the JDK takes it
   * @param body of the request
   * @param pushes who takes what the server pushes; null if nobody does
   * @param limit in time; null for none
   */
  record Order(
      PoolKey key,
      Interest owner,
      long seniority,
      Idempotency idempotency,
      String target,
      HttpRequest request,
      DelegatedBody body,
      @Nullable DelegatedPushes<?> pushes,
      @Nullable Duration limit) {}

  /** Begins: its request is in the JDK's hands, or waits, when this returns. */
  static DelegatedAttempt start(Delegation delegation, Order order) {
    DelegatedAttempt attempt = new DelegatedAttempt(delegation, order);
    order.body.beforeLength(attempt::sends);
    delegation.pool().enter(attempt);
    if (delegation.pool().isClosed()) {
      attempt.answer.fail(new PoolClosedException());
    } else {
      attempt.goToGate();
    }
    return attempt;
  }

  private void goToGate() {
    gate.enter(this);
    if (answer.failure() != null) {
      gate.leave(this); // it was ended just now
    }
    endIfClosed(); // a manager that was closed just now has not found it at the gate
  }

  private DelegatedAttempt(Delegation delegation, Order order) {
    this.delegation = delegation;
    this.order = order;
    this.gate = delegation.gate(order.key);
    this.arrival = delegation.nextArrival();
    this.times = new DelegatedTimes(delegation.pool(), delegation.connectTimeout(), order.limit);
    this.answer =
        new DelegatedAnswer(order.request.method(), order.idempotency, order.owner, this::ended);
  }

  /** A short answer may be over before it is told that it has begun. */
  private void ended() {
    if (answer.isComplete()) {
      gate.answered(this);
    }
    gate.leave(this);
    delegation.pool().leave(this);
    letGoIfOver();
  }

  /** Once the JDK has told all: a client that ends before would leave the rest untold. */
  private void letGoIfOver() {
    CompletableFuture<?> sent = exchange;
    boolean over = answer.isComplete() || answer.failure() != null;
    if (over && (sent == null || sent.isDone())) {
      letGo();
    }
  }

  private void letGo() {
    Carrier carrying = carrier.getAndSet(null);
    if (carrying != null) {
      carrying.giveBack();
    }
  }

  // ---- for the gate

  @Override
  public long seniority() {
    return order.seniority;
  }

  @Override
  public long arrival() {
    return arrival;
  }

  @Override
  public String describe() {
    return order.target;
  }

  @Override
  public void admitted() {
    times.admitted();
    if (answer.failure() != null || order.owner.isLost()) {
      return; // it is given up, or will be by its call, which was told
    }
    try {
      Carrier carrying = delegation.carrier(order.key);
      carrier.set(carrying);
      CompletableFuture<HttpResponse<DelegatedAnswer>> sent =
          carrying.client().sendAsync(order.request, answer, order.pushes);
      exchange = sent;
      var unused = sent.whenComplete(this::began);
      if (answer.failure() != null) {
        sent.cancel(true);
      }
      letGoIfOver(); // it ended before it was known by what it is carried
    } catch (RuntimeException e) {
      answer.fail(e);
    }
  }

  @Override
  public void sentAway() {
    answer.fail(new OtherWayException(describe() + ": the origin speaks HTTP/1.1 again"));
  }

  // ---- for the JDK

  private void sends() {
    answer.sends();
    times.sends();
    gate.streams(this);
  }

  private void began(@Nullable HttpResponse<DelegatedAnswer> response, @Nullable Throwable fault) {
    told(response, fault);
    letGoIfOver();
  }

  private void told(@Nullable HttpResponse<DelegatedAnswer> response, @Nullable Throwable fault) {
    if (response == null) {
      failed(known(fault));
      return;
    }
    if (isOfProxy(response)) {
      List<String> challenges = response.headers().allValues("proxy-authenticate");
      answer.neverLeft(tunnelFailed(response.statusCode(), challenges));
      return;
    }
    if (response.version() == Version.HTTP_1_1) {
      delegation.unchose(order.key);
    }
    gate.answered(this);
    answer.begin(response, session(response));
  }

  private Throwable known(@Nullable Throwable fault) {
    if (fault == null) {
      return new IOException("there is no answer");
    }
    return delegation.isInClear(order.key) ? DelegatedFailures.inClear(fault) : fault;
  }

  /** In clear there is none, whatever the JDK thinks. */
  private Optional<SSLSession> session(HttpResponse<?> response) {
    return delegation.isInClear(order.key) ? Optional.empty() : response.sslSession();
  }

  /**
   * The JDK hands over a proxy's refusal of a tunnel, which is in clear, as if it were answered.
   */
  private boolean isOfProxy(HttpResponse<?> response) {
    return order.key.route().proxy() != null && response.sslSession().isEmpty();
  }

  /**
   * Where it was opened by another status than the JDK's client takes, HTTP/1.1 goes through it.
   */
  private IOException tunnelFailed(int status, List<String> challenges) {
    if (status < FIRST_REFUSAL) {
      delegation.closeToJdk(order.key.route());
      return new OtherWayException(describe() + ": the JDK's client does not use the tunnel");
    }
    return DelegatedFailures.ofTunnel(order.key.origin(), status, challenges);
  }

  private void failed(Throwable fault) {
    OptionalInt tunnel = DelegatedFailures.tunnelStatus(fault);
    if (answer.isSending()) {
      lost(fault);
    } else if (tunnel.isPresent()) {
      unconnected(tunnelFailed(tunnel.getAsInt(), List.of()));
    } else if (!DelegatedFailures.mayBeCrowding(fault)) {
      unconnected(DelegatedFailures.asIOException(fault));
    } else if (!waitsAgain(DelegatedFailures.saysTooMany(fault))) {
      lost(fault);
    }
  }

  /** Nothing was sent, for there is no connection. */
  private void unconnected(IOException cause) {
    if (answer.failure() == null) {
      delegation.dialFailed(order.key, cause, times.admittedNanos());
    }
    lost(cause);
  }

  private void lost(Throwable fault) {
    if (answer.failure() == null) {
      gate.lost();
    }
    answer.fail(fault);
  }

  private boolean waitsAgain(boolean counted) {
    letGo();
    times.waitsAgain();
    Refusal refusal = gate.refused(this, counted);
    if (refusal == Refusal.LEAVES) {
      return false;
    }
    if (refusal == Refusal.WAITS_A_MOMENT) {
      times.waitsAMoment();
    }
    endIfClosed();
    order.owner.raise(); // it is due at another time
    return true;
  }

  private void endIfClosed() {
    if (delegation.pool().isClosed()) {
      closing(new PoolClosedException());
    }
  }

  @Override
  public @Nullable Exchange exchange() {
    return null;
  }

  @Override
  public DelegatedAnswer answer() {
    return answer;
  }

  // ---- its time

  @Override
  public long dueNanos() {
    return times.dueNanos();
  }

  @Override
  public Time time(long now) {
    return times.left(now);
  }

  private void endMoment() {
    if (times.takesMoment()) {
      gate.goOn();
    }
  }

  private void endLongWait() {
    String holders = times.hasWaitedTooLong() ? gate.giveUpWaiting(this) : null;
    if (holders != null) {
      Duration most = delegation.pool().waitTimeout();
      answer.fail(
          new WaitingLineException(
              "no HTTP/2 stream to %s became free within %s (%s)"
                  .formatted(order.key.origin(), most, holders)));
    }
  }

  /** The JDK does not limit all of what it does to connect. */
  private void endLongConnect() {
    if (!times.hasConnectedTooLong()) {
      return;
    }
    IOException late =
        new HttpConnectTimeoutException(
            "no connection to %s within %s"
                .formatted(order.key.origin(), delegation.connectTimeout()));
    if (answer.failUnsent(late)) {
      gate.lost();
      delegation.dialFailed(order.key, late, times.admittedNanos());
      cancelSent();
    }
  }

  private void cancelSent() {
    CompletableFuture<?> sent = exchange;
    if (sent != null) {
      sent.cancel(true); // has no effect on one that is answered
    }
  }

  // ---- its body, which the JDK asks for

  @Override
  public void settle() throws IOException {
    endMoment();
    endLongWait();
    endLongConnect();
    order.body.check();
  }

  @Override
  public boolean isWaiting() {
    return !answer.isSending();
  }

  @Override
  public boolean hasSpentBody() {
    return order.body.isSpent();
  }

  @Override
  public void pump() {}

  @Override
  public void cancelPump() {
    order.body.cancel();
  }

  // ---- no connection of ours, so no other to be rescued to

  @Override
  public boolean mayBeRescued() {
    return false;
  }

  @Override
  public void rescue() {
    throw new IllegalStateException("the JDK's client carries it: it is not rescued");
  }

  // ---- its end

  @Override
  public @Nullable ExchangeFailure failure() {
    return answer.failure();
  }

  @Override
  public ExchangeFailure describe(IOException why) {
    return answer.describe(why);
  }

  @Override
  public ExchangeFailure giveUp(IOException cause, Then then) {
    ExchangeFailure how = answer.giveUp(cause);
    cancelSent();
    return how;
  }

  @Override
  public void closing(IOException why) {
    if (gate.giveUpWaiting(this) != null) {
      answer.fail(why);
    }
  }

  @Override
  public void abort(IOException why) {
    var unused = giveUp(why, Then.NOTHING);
    answer.raise();
  }
}
