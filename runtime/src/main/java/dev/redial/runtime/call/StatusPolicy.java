package dev.redial.runtime.call;

import dev.redial.resend.ResendReason;
import dev.redial.resend.Verdict;
import java.io.IOException;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which complete answers are waited out under the retry policy: those that it names, and 409 to a
 * call with a key, by which the server says that it is at work on an earlier copy.
 *
 * <p>A call that is not idempotent has its answer; only where somebody's own policy names the
 * status is somebody asked whether to send it again, once per answer.
 *
 * <p>Thread-safety: the call's own.
 */
final class StatusPolicy {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int CONFLICT = 409;

  /** To a key that came with another content before: as often as it is sent, it is the same. */
  private static final int UNPROCESSABLE = 422;

  private static final int SERVER_ERROR = 500;

  private final CallFacts facts;
  private final CallPolicy policy;
  private final CallCharges charges;

  /** A server that asks for a longer pause gets none: its answer is returned (ours). */
  private final Duration maxRetryAfter;

  StatusPolicy(CallFacts facts, CallPolicy policy, CallCharges charges, Duration maxRetryAfter) {
    this.facts = facts;
    this.policy = policy;
    this.charges = charges;
    this.maxRetryAfter = maxRetryAfter;
  }

  /**
   * When to try again, or that somebody is to be asked; null if this answer is the last one.
   *
   * @param elapsed since the call began
   */
  @Nullable Verdict after(ResponseInfo answer, Duration elapsed) {
    Reason reason = reason(answer);
    tell(reason, answer.statusCode());
    if (reason == Reason.NONE || isBeyondLimits(answer)) {
      return null;
    }
    if (!facts.idempotencyAfter(elapsed).allowsResend()) {
      return asks(reason) ? new Verdict.Ask() : null;
    }
    Duration after = pause(reason, answer);
    if (after == null || !facts.idempotencyAfter(elapsed.plus(after)).allowsResend()) {
      return null;
    }
    return charges.take() ? new Verdict.Resend(after, ResendReason.STATUS) : null;
  }

  /** A server that is in trouble says so; whatever else it says, it is at work. */
  private void tell(Reason reason, int status) {
    if (reason == Reason.NAMED) {
      charges.failed();
    } else if (status != REQUEST_TIMEOUT && status < SERVER_ERROR) {
      charges.helped();
    }
  }

  private boolean asks(Reason reason) {
    return reason == Reason.NAMED && policy.namesAnswers() && policy.hasAttemptLeft();
  }

  /**
   * Somebody has said yes, which no budget overrules: it is charged where it can be. Null if the
   * policy allows nothing any more, or the server asks for too long a pause.
   *
   * @param asking how long that took, which counts as waiting
   */
  Verdict.@Nullable Resend confirmed(ResponseInfo answer, Duration asking) {
    Duration after = wantsTooLongAPause(answer) ? null : pause(Reason.NAMED, answer);
    if (after == null) {
      return null;
    }
    var unused = charges.take();
    return new Verdict.Resend(longer(after.minus(asking), Duration.ZERO), ResendReason.CONFIRMED);
  }

  private boolean isBeyondLimits(ResponseInfo answer) {
    return charges.isUsedUp() || wantsTooLongAPause(answer);
  }

  private boolean wantsTooLongAPause(ResponseInfo answer) {
    return retryAfterSeconds(answer).orElse(0) > maxRetryAfter.toSeconds();
  }

  /** As long as the policy says, and as the server asks for; null for no further attempt. */
  private @Nullable Duration pause(Reason reason, ResponseInfo answer) {
    long wait = wait(reason, answer);
    Duration asked = Duration.ofSeconds(retryAfterSeconds(answer).orElse(0));
    return wait < 0 ? null : longer(Duration.ofMillis(wait), asked);
  }

  private enum Reason {
    NONE,
    /** The policy names its status. */
    NAMED,
    /** The key is in use. */
    IN_PROGRESS
  }

  private Reason reason(ResponseInfo answer) {
    int status = answer.statusCode();
    if (status == UNPROCESSABLE && facts.isKeyed()) {
      return Reason.NONE;
    }
    if (policy.wantsAnother(answer)) {
      return Reason.NAMED;
    }
    return status == CONFLICT && facts.isKeyed() ? Reason.IN_PROGRESS : Reason.NONE;
  }

  /** To the policy, whose statuses are others, the missing answer is a failure. */
  private long wait(Reason reason, ResponseInfo answer) {
    return reason == Reason.NAMED
        ? policy.afterAnswer(answer)
        : policy.afterFailure(
            new IOException("the server is still at work on an earlier copy (409)"));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static OptionalLong retryAfterSeconds(ResponseInfo answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .map(value -> RetryAfter.seconds(value, answer.headers().firstValue("Date").orElse("")))
        .orElse(OptionalLong.empty());
  }
}
