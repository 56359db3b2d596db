package dev.redial.runtime.call;

import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ProtocolViolationException;
import dev.redial.resend.ResendReason;
import dev.redial.resend.Verdict;
import dev.redial.runtime.call.ResendTable.Facts;
import dev.redial.runtime.call.ResendTable.Handover;
import dev.redial.runtime.call.ResendTable.Replay;
import dev.redial.runtime.call.Resending.Received.Trait;
import dev.redial.runtime.cleartext.UnspokenHttp2Exception;
import dev.redial.runtime.connection.Evidence;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import dev.redial.runtime.pool.PoolClosedException;
import dev.redial.runtime.pool.RetryShare;
import dev.redial.runtime.pool.WaitingLineException;
import dev.redial.runtime.transport.TunnelRefusedException;
import io.github.resilience4j.retry.MaxRetriesExceededException;
import java.net.http.HttpResponse.ResponseInfo;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one call whether it is sent again: the only place in the code that does.
 *
 * <p>Thread-safety: the call's own.
 */
final class Resending {
  private static final String NO_ATTEMPT_LEFT = "its retry policy allows no further attempt";
  private static final long NOTHING_GRANTED = -1;
  private static final int MISDIRECTED = 421;
  private static final int EXPECTATION_FAILED = 417;
  private static final int REQUEST_TIMEOUT = 408;

  /** From here on a status says that the same request may fare better later. */
  private static final int SERVER_ERROR = 500;

  /** The answers by which a server may say that it cannot read a pipelined request. */
  private static final Set<Integer> UNREADABLE = Set.of(400, 501, 505);

  private final CallFacts facts;
  private final ResendTable table;
  private final CallPolicy policy;
  private final CallCharges charges;
  private final StatusPolicy statuses;
  private Set<Integer> answeredOnce = Set.of();
  private Resent resent = Resent.NEVER;
  private boolean alone;
  private boolean elsewhere;

  /** The wait before an attempt that the policy has counted, and that is asked about. */
  private long granted = NOTHING_GRANTED;

  Resending(
      CallFacts facts,
      ResendTable table,
      CallPolicy policy,
      RetryShare share,
      Duration maxRetryAfter) {
    this.facts = facts;
    this.table = table;
    this.policy = policy;
    this.charges = new CallCharges(share);
    this.statuses = new StatusPolicy(facts, policy, charges, maxRetryAfter);
  }

  // ---- how the next attempt goes

  /** Whether the next attempt has a connection for itself (rule L4): it may be the poison. */
  boolean goesAlone() {
    return alone || resent.follower() >= ResendTable.MAX_FOLLOWER;
  }

  /** Whether the server has refused to be asked for {@code 100 Continue}. */
  boolean expectationFailed() {
    return answeredOnce.contains(EXPECTATION_FAILED);
  }

  /** Whether the connection of the last answer is not the right one (421). */
  boolean avoidsConnection() {
    return elsewhere;
  }

  // ---- after a failure

  Verdict afterFailure(
      FailedAttempt attempt, ExchangeFailure failure, Replay replay, Handover handover) {
    elsewhere = false;
    alone |= failure.delivery() == Delivery.ANSWERED; // whatever stood behind it may be why
    if (failure.position() != Position.DISPLACED) {
      charges.failed();
    }
    Facts seen =
        new Facts(failure, breakageOf(failure), attempt.idempotency(), replay, handover, resent);
    return switch (table.rule(seen)) {
      case AT_ONCE -> atOnce(seen, attempt);
      case BY_POLICY -> byPolicy(attempt, failure);
      case ASK -> ask();
      case GIVE_UP -> new Verdict.GiveUp(reasonFor(seen));
    };
  }

  private Verdict atOnce(Facts seen, FailedAttempt attempt) {
    if (seen.failure().position() == Position.DISPLACED) {
      return Verdict.Resend.atOnce(ResendReason.AT_ONCE); // not charged
    }
    switch (seen.failure().delivery()) {
      case NOT_SENT -> resent = resent.oneMoreNotSent();
      case NOT_PROCESSED -> {
        if (!isFree(seen.failure()) && !charges.take()) {
          return overBudget(attempt);
        }
        resent = resent.oneMoreNotProcessed();
      }
      default -> {
        if (ResendTable.isUnchargedFollower(seen)) {
          resent = resent.oneMoreFollower();
        } else if (charges.take()) {
          resent = resent.oneMoreReused();
        } else {
          return overBudget(attempt);
        }
      }
    }
    return Verdict.Resend.atOnce(ResendReason.AT_ONCE);
  }

  private Verdict byPolicy(FailedAttempt attempt, ExchangeFailure failure) {
    boolean free = isFree(failure);
    if (!free && charges.isUsedUp()) {
      return overBudget(attempt); // before the policy counts an attempt
    }
    long wait = policy.afterFailure(attempt.cause());
    if (wait < 0) {
      return new Verdict.GiveUp(NO_ATTEMPT_LEFT);
    }
    Duration after = Duration.ofMillis(wait);
    if (!isHarmless(attempt)
        && !facts.idempotencyAfter(attempt.elapsed().plus(after)).allowsResend()) {
      return keyRunsOut(attempt, wait);
    }
    return free || charges.take()
        ? new Verdict.Resend(after, ResendReason.POLICY)
        : overBudget(attempt);
  }

  /**
   * What was to be sent again waited until its key had run out. Its attempt is granted already, and
   * was not made.
   */
  Verdict afterKeyRanOut() {
    granted = 0;
    return new Verdict.Ask();
  }

  /** Who is asked can say yes to no more attempts than the policy allows. */
  private Verdict ask() {
    if (!policy.hasAttemptLeft()) {
      return new Verdict.GiveUp(NO_ATTEMPT_LEFT);
    }
    return new Verdict.Ask();
  }

  /**
   * Somebody was asked about a failure and said yes, which no budget overrules: it is charged where
   * it can be.
   *
   * @param asking how long that took, which counts as waiting
   */
  Verdict afterConfirmation(FailedAttempt attempt, Duration asking) {
    long wait = granted < 0 ? policy.afterConfirmedFailure(attempt.cause()) : granted;
    granted = NOTHING_GRANTED;
    if (wait < 0) {
      return new Verdict.GiveUp(NO_ATTEMPT_LEFT);
    }
    var unused = charges.take();
    Duration left = Duration.ofMillis(wait).minus(asking);
    return new Verdict.Resend(left.isNegative() ? Duration.ZERO : left, ResendReason.CONFIRMED);
  }

  /** Whoever it is called by, the server has not acted on it. */
  private static boolean isHarmless(FailedAttempt attempt) {
    return attempt.delivery() == Delivery.NOT_SENT || attempt.delivery() == Delivery.NOT_PROCESSED;
  }

  /**
   * A connection that could not be opened is charged, and so is a head that was taken and not
   * answered, or refused by HTTP/2: each try is work for an origin in trouble.
   */
  private static boolean isFree(ExchangeFailure failure) {
    return switch (failure.delivery()) {
      case NOT_SENT -> failure.use() != null;
      case NOT_PROCESSED ->
          failure.evidence() == Evidence.OCTETS || failure.evidence() == Evidence.CLOSE_ANNOUNCED;
      case UNKNOWN, ANSWERED -> false;
    };
  }

  /** By the next attempt it would be what it is without its key. */
  private Verdict keyRunsOut(FailedAttempt attempt, long wait) {
    if (attempt.delivery() == Delivery.ANSWERED) {
      return new Verdict.GiveUp("its key would run out while it waits");
    }
    granted = wait;
    return new Verdict.Ask();
  }

  /** Source: rule R6. */
  private static Verdict overBudget(FailedAttempt attempt) {
    return new Verdict.GiveUp(
        "too many calls to " + attempt.request().uri().getHost() + " are being sent again");
  }

  private static String reasonFor(Facts seen) {
    if (seen.breakage() == Breakage.VIOLATION) {
      return "a breach of protocol is not tried again";
    }
    if (seen.replay() == Replay.ONE_SHOT) {
      return "its body can be sent only once";
    }
    return seen.failure().delivery() == Delivery.ANSWERED
        ? "the server has answered it"
        : "another try could not help";
  }

  private static Breakage breakageOf(ExchangeFailure failure) {
    if (failure.use() == null && failure.delivery() == Delivery.NOT_SENT) {
      return isHopeless(failure.cause()) ? Breakage.DIAL_HOPELESS : Breakage.DIAL;
    }
    boolean breach =
        failure.cause() instanceof ProtocolViolationException
            && failure.position() == Position.HEAD;
    return breach ? Breakage.VIOLATION : Breakage.LOST;
  }

  private static boolean isHopeless(@Nullable Throwable cause) {
    for (Throwable link = cause; link != null; link = link.getCause()) {
      if (link instanceof CertificateException
          || link instanceof WaitingLineException
          || link instanceof PoolClosedException
          || link instanceof UnspokenHttp2Exception
          || (link instanceof TunnelRefusedException refused && refused.status() < SERVER_ERROR)) {
        return true;
      }
    }
    return false;
  }

  // ---- after an answer

  /**
   * A complete head, and what is known beside it.
   *
   * @param info of the head
   * @param traits of the exchange
   * @param elapsed since the call began
   */
  record Received(ResponseInfo info, Set<Trait> traits, Duration elapsed) {
    /** What is known of an answered exchange. */
    enum Trait {
      /** The server closes the connection behind it. */
      CLOSING,
      /** It was sent behind another, to see whether that works. */
      ON_TRIAL,
      /** It asked for {@code 100 Continue}. */
      EXPECTING,
      /** No octet of its body was sent, for it waited for that. */
      BODY_HELD_BACK
    }
  }

  /**
   * Whether a complete head is to be followed by another attempt, or by the question whether it may
   * be; null if it is the answer.
   */
  @Nullable Verdict afterAnswer(Received answer) {
    int status = answer.info.statusCode();
    if (status == REQUEST_TIMEOUT) {
      charges.failed();
    }
    if (asksForAnother(answer, status) && isFirst(status) && isGranted(status)) {
      alone |= UNREADABLE.contains(status);
      elsewhere = status == MISDIRECTED;
      return Verdict.Resend.atOnce(ResendReason.STATUS);
    }
    return statuses.after(answer.info, answer.elapsed);
  }

  private boolean isFirst(int status) {
    if (answeredOnce.isEmpty()) {
      answeredOnce = new HashSet<>();
    }
    return answeredOnce.add(status);
  }

  /**
   * A server that lets requests time out may be in trouble; the others say what was wrong with the
   * request, and have done nothing of it.
   */
  private boolean isGranted(int status) {
    return status != REQUEST_TIMEOUT || charges.take();
  }

  /**
   * The same once somebody was asked and said yes; null if it is the answer all the same.
   *
   * @param asking how long that took
   */
  Verdict.@Nullable Resend afterConfirmation(ResponseInfo answer, Duration asking) {
    elsewhere = false;
    return statuses.confirmed(answer, asking);
  }

  /** Source: RFC 9110, sections 15.5.9, 15.5.18 and 15.5.20. */
  private boolean asksForAnother(Received answer, int status) {
    boolean idempotent = facts.idempotencyAfter(answer.elapsed).allowsResend();
    return switch (status) {
      case MISDIRECTED -> true;
      case EXPECTATION_FAILED ->
          answer.traits.contains(Trait.EXPECTING)
              && (idempotent || answer.traits.contains(Trait.BODY_HELD_BACK));
      case REQUEST_TIMEOUT -> idempotent && answer.traits.contains(Trait.CLOSING);
      default ->
          idempotent && UNREADABLE.contains(status) && answer.traits.contains(Trait.ON_TRIAL);
    };
  }

  // ---- at the end

  /** Whether no other answer will take the place of this one, whatever becomes of it. */
  boolean isFinal(Answering answer) {
    return answer.isComplete() || policy.isUsedUpByAnswers();
  }

  /**
   * The call has its answer, which it keeps; what is said again changes nothing.
   *
   * @throws MaxRetriesExceededException if its policy has it fail instead
   */
  void succeeded() {
    policy.answered();
  }

  void ended(Throwable failure) {
    policy.ended(failure);
  }
}
