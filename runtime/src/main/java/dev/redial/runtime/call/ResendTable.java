package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.runtime.connection.Evidence;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.ExchangeFailure.Position;

/**
 * May it be sent again? The one place that answers, as pure code.
 *
 * <pre>
 *                                    SAFE, IDEMPOTENT, keyed          NON_IDEMPOTENT
 *   NOT_SENT, on a connection        at once, up to 5, then policy    the same
 *   NOT_SENT, dialling failed        policy; hopeless: never          the same
 *   NOT_PROCESSED by octets          at once, up to 3, then policy    the same
 *   NOT_PROCESSED by other evidence  at once, up to 3, then policy    ask, or as above if trusted
 *   the same behind an answer that   at once: others made progress    ask, or as above if trusted
 *   said that the connection ends
 *   UNKNOWN                          reused: once at once; policy     ask
 *   ANSWERED, nothing handed over    policy                           never
 *   ANSWERED, handed over            never, or resumed by Range       never
 *   breach of protocol               never                            never
 * </pre>
 *
 * <p>From UNKNOWN on the body has to be replayable. Source: RFC 9110, section 9.2.2.
 */
public final class ResendTable {
  static final int MAX_NOT_SENT = 5;
  static final int MAX_NOT_PROCESSED = 3;
  static final int MAX_REUSED = 1;

  /** Losses that an exchange behind the first unanswered one is not charged for (rule L4). */
  static final int MAX_FOLLOWER = 3;

  private final Trust trust;

  /**
   * Which evidence that a server gives is believed without asking.
   *
   * @param close that it does not process what stands behind its {@code Connection: close}
   * @param expectContinue that it does nothing before it has said {@code 100 Continue}
   * @param refusedStreams that it has done nothing of what it refuses by HTTP/2
   */
  public record Trust(boolean close, boolean expectContinue, boolean refusedStreams) {
    /** None of it. */
    public static final Trust NONE = new Trust(false, false, false);

    boolean covers(Evidence evidence) {
      return switch (evidence) {
        case OCTETS -> true;
        case CLOSE_ANNOUNCED -> close;
        case EXPECTATION_UNANSWERED -> expectContinue;
        case STREAM_REFUSED -> refusedStreams;
      };
    }
  }

  /** Whether the request can be sent a second time exactly as the first. */
  enum Replay {
    REPLAYABLE,
    ONE_SHOT
  }

  /** Whether something of the answer's content has reached the application. */
  enum Handover {
    /** Nothing has: no subscriber has it, or one that shows it only as a whole. */
    NOT_YET,
    HANDED_OVER,
    /** A part has, and the rest can be asked for. */
    RESUMABLE
  }

  /**
   * One failed attempt.
   *
   * @param failure as the connection reports it
   * @param breakage in what way it broke
   * @param idempotency of the call, its key counted
   * @param replay of the request's body
   * @param handover of the answer
   * @param resent what the call has already been granted
   */
  record Facts(
      ExchangeFailure failure,
      Breakage breakage,
      Idempotency idempotency,
      Replay replay,
      Handover handover,
      Resent resent) {}

  ResendTable(Trust trust) {
    this.trust = trust;
  }

  Ruling rule(Facts facts) {
    if (facts.breakage == Breakage.VIOLATION || facts.breakage == Breakage.DIAL_HOPELESS) {
      return Ruling.GIVE_UP;
    }
    return switch (facts.failure.delivery()) {
      case NOT_SENT -> notSent(facts);
      case NOT_PROCESSED -> notProcessed(facts);
      case UNKNOWN -> unknown(facts);
      case ANSWERED -> answered(facts);
    };
  }

  private static Ruling notSent(Facts facts) {
    if (facts.breakage == Breakage.DIAL) {
      return replayable(facts, Ruling.BY_POLICY);
    }
    return replayable(
        facts, isDisplaced(facts) ? Ruling.AT_ONCE : upTo(MAX_NOT_SENT, facts.resent.notSent()));
  }

  private Ruling notProcessed(Facts facts) {
    boolean believed = facts.idempotency.allowsResend() || trust.covers(facts.failure.evidence());
    if (believed && isDisplaced(facts)) {
      return replayable(facts, Ruling.AT_ONCE);
    }
    return replayable(
        facts, believed ? upTo(MAX_NOT_PROCESSED, facts.resent.notProcessed()) : Ruling.ASK);
  }

  private static Ruling unknown(Facts facts) {
    if (!facts.idempotency.allowsResend()) {
      return replayable(facts, Ruling.ASK);
    }
    return replayable(facts, freeOfCharge(facts) ? Ruling.AT_ONCE : Ruling.BY_POLICY);
  }

  /**
   * A server that answers a few requests and closes displaces those behind, however often it takes:
   * each time others are answered, so it ends, and none of them is to blame.
   */
  private static boolean isDisplaced(Facts facts) {
    return facts.failure.position() == Position.DISPLACED;
  }

  static boolean isUnchargedFollower(Facts facts) {
    return facts.failure.position() == Position.FOLLOWER && facts.resent.follower() < MAX_FOLLOWER;
  }

  private static boolean freeOfCharge(Facts facts) {
    boolean reused = facts.failure.onReusedConnection() && facts.resent.reused() < MAX_REUSED;
    return isUnchargedFollower(facts) || reused;
  }

  private static Ruling answered(Facts facts) {
    boolean may = facts.handover != Handover.HANDED_OVER && facts.idempotency.allowsResend();
    return may ? replayable(facts, Ruling.BY_POLICY) : Ruling.GIVE_UP;
  }

  private static Ruling upTo(int limit, int had) {
    return had < limit ? Ruling.AT_ONCE : Ruling.BY_POLICY;
  }

  private static Ruling replayable(Facts facts, Ruling ruling) {
    return facts.replay == Replay.REPLAYABLE ? ruling : Ruling.GIVE_UP;
  }
}
