package dev.redial.runtime.call;

import dev.redial.Idempotency;
import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ResendReason;
import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.ExchangeFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a call so far: its failed attempts, oldest first.
 *
 * <p>Thread-safety: the call's own.
 */
final class Story {
  private final Clock clock;
  private final long startedNanos;
  private List<FailedAttempt> failed = List.of();
  private @Nullable FailedAttempt doubtful;
  private int attempts;
  private long beganNanos;
  private @Nullable ResendReason reason;
  private @Nullable ResendReason nextReason;

  Story(Clock clock) {
    this(clock, clock.nanoTime());
  }

  private Story(Clock clock, long startedNanos) {
    this.clock = clock;
    this.startedNanos = startedNanos;
  }

  /** Of a call whose first attempt has begun. */
  static Story of(PlainCall<?> begun) {
    Story story = new Story(begun.engine().clock(), begun.startedNanos());
    story.attempts = 1;
    story.beganNanos = begun.startedNanos();
    return story;
  }

  long startedNanos() {
    return startedNanos;
  }

  /** Since the call began. */
  Duration elapsed() {
    return Duration.ofNanos(clock.nanoTime() - startedNanos);
  }

  int attempts() {
    return attempts;
  }

  /** There is to be another attempt, for this reason. */
  void goesOn(ResendReason why) {
    nextReason = why;
  }

  void attemptBegins() {
    attempts++;
    reason = nextReason;
    beganNanos = clock.nanoTime();
  }

  FailedAttempt remember(CallFacts facts, ExchangeFailure failure) {
    FailedAttempt last = describe(facts, failure);
    if (failed.isEmpty()) {
      failed = new ArrayList<>();
    }
    failed.add(last);
    if (last.delivery() == Delivery.UNKNOWN) {
      doubtful = last;
    }
    return last;
  }

  @Nullable FailedAttempt last() {
    return failed.isEmpty() ? null : failed.get(failed.size() - 1);
  }

  FailedAttempt lastFailed() {
    return Objects.requireNonNull(last(), "no attempt has failed");
  }

  /** Whether an attempt may have had its effect, which sending again would have twice. */
  boolean isDoubtful() {
    return doubtful != null;
  }

  /** That attempt; its idempotency is what it is now. */
  FailedAttempt doubtfulNow(CallFacts facts) {
    FailedAttempt attempt = Objects.requireNonNull(doubtful, "no attempt is doubtful");
    return told(attempt, facts.idempotencyAfter(elapsed()));
  }

  /** An attempt that was answered is sent again only because that does no harm. */
  void doubt(FailedAttempt answered) {
    doubtful = answered;
  }

  /** The same attempt, told with the time that has gone by until now. */
  FailedAttempt asOfNow(FailedAttempt attempt) {
    return told(attempt, attempt.idempotency());
  }

  private FailedAttempt told(FailedAttempt attempt, Idempotency idempotency) {
    return new FailedAttempt(
        attempt.request(),
        attempt.endpoint(),
        idempotency,
        attempt.number(),
        attempt.delivery(),
        attempt.cause(),
        attempt.began(),
        elapsed(),
        attempt.connection(),
        attempt.before(),
        attempt.reason());
  }

  /** The last one is told by the failure itself, the earlier ones go along. */
  void addEarlierTo(Throwable failure, @Nullable FailedAttempt told) {
    List<FailedAttempt> earlier =
        failed.stream()
            .filter(attempt -> told == null || attempt.number() != told.number())
            .toList();
    CallFailures.addStory(failure, earlier);
  }

  FailedAttempt describe(CallFacts facts, ExchangeFailure failure) {
    Duration elapsed = elapsed();
    return new FailedAttempt(
        facts.request(),
        facts.endpoint(),
        facts.idempotencyAfter(elapsed),
        Math.max(1, attempts),
        failure.delivery(),
        failure.cause(),
        attempts == 0 ? Duration.ZERO : Duration.ofNanos(beganNanos - startedNanos),
        elapsed,
        failure.use(),
        last(),
        reason);
  }
}
