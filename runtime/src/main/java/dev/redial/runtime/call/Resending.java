package dev.redial.runtime.call;

import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.Verdict;
import dev.redial.runtime.call.ResendTable.Facts;
import dev.redial.runtime.call.ResendTable.Handover;
import dev.redial.runtime.call.ResendTable.Replay;
import dev.redial.runtime.connection.ExchangeFailure;
import dev.redial.runtime.connection.ExchangeFailure.Position;
import dev.redial.runtime.pool.PoolClosedException;
import dev.redial.runtime.pool.WaitingLineException;
import io.github.resilience4j.retry.Retry;
import java.net.http.HttpResponse.ResponseInfo;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides for one call whether it is sent again: the only place in the code that does.
 *
 * <p>Thread-safety: the call's own.
 */
final class Resending {
  /** A server that asks for a longer pause gets none: its answer is returned (ours). */
  private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(30);

  private static final int MISDIRECTED = 421;

  private final CallFacts facts;
  private final ResendTable table;
  private final Retry.AsyncContext<ResponseInfo> policy;
  private Resent resent = Resent.NEVER;
  private boolean misdirectedOnce;

  Resending(CallFacts facts, ResendTable table, Retry.AsyncContext<ResponseInfo> policy) {
    this.facts = facts;
    this.table = table;
    this.policy = policy;
  }

  Verdict afterFailure(
      FailedAttempt attempt, ExchangeFailure failure, Replay replay, Handover handover) {
    Facts seen =
        new Facts(failure, breakageOf(failure), attempt.idempotency(), replay, handover, resent);
    return switch (table.rule(seen)) {
      case AT_ONCE -> atOnce(seen);
      case BY_POLICY -> byPolicy(attempt);
      case ASK -> new Verdict.Ask();
      case GIVE_UP -> new Verdict.GiveUp(reasonFor(seen));
    };
  }

  private Verdict atOnce(Facts seen) {
    resent =
        switch (seen.failure().delivery()) {
          case NOT_SENT -> resent.oneMoreNotSent();
          case NOT_PROCESSED -> resent.oneMoreNotProcessed();
          default ->
              ResendTable.isUnchargedFollower(seen)
                  ? resent.oneMoreFollower()
                  : resent.oneMoreReused();
        };
    return Verdict.Resend.AT_ONCE;
  }

  private Verdict byPolicy(FailedAttempt attempt) {
    long wait = policy.onError(attempt.cause());
    return wait < 0
        ? new Verdict.GiveUp("its retry policy allows no further attempt")
        : new Verdict.Resend(Duration.ofMillis(wait));
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
    if (failure.use() == null) {
      return isHopeless(failure.cause()) ? Breakage.DIAL_HOPELESS : Breakage.DIAL;
    }
    boolean breach =
        failure.cause() instanceof dev.redial.resend.ProtocolViolationException
            && failure.position() == Position.HEAD;
    return breach ? Breakage.VIOLATION : Breakage.LOST;
  }

  private static boolean isHopeless(@Nullable Throwable cause) {
    for (Throwable link = cause; link != null; link = link.getCause()) {
      if (link instanceof CertificateException
          || link instanceof WaitingLineException
          || link instanceof PoolClosedException) {
        return true;
      }
    }
    return false;
  }

  /** Whether a complete head is to be answered by another attempt; null if it is the answer. */
  Verdict.@Nullable Resend afterAnswer(ResponseInfo answer) {
    if (answer.statusCode() == MISDIRECTED && !misdirectedOnce) {
      misdirectedOnce = true;
      return Verdict.Resend.AT_ONCE;
    }
    if (!facts.idempotency().allowsResend()) {
      return null;
    }
    OptionalLong asked = retryAfterSeconds(answer);
    if (asked.isPresent() && asked.getAsLong() > MAX_RETRY_AFTER.toSeconds()) {
      return null;
    }
    long wait = policy.onResult(answer);
    Duration least = Duration.ofSeconds(asked.orElse(0));
    Duration byPolicy = Duration.ofMillis(wait);
    return wait < 0 ? null : new Verdict.Resend(byPolicy.compareTo(least) < 0 ? least : byPolicy);
  }

  /** The delay form alone; source: RFC 9110, section 10.2.3. */
  private static OptionalLong retryAfterSeconds(ResponseInfo answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,9}"))
        .map(value -> OptionalLong.of(Long.parseLong(value)))
        .orElse(OptionalLong.empty());
  }

  void succeeded() {
    policy.onComplete();
  }
}
