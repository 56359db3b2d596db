package dev.redial.runtime.call;

import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ResendReason;
import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.event.CallFailed;
import dev.redial.runtime.event.ConfirmationEvent;
import dev.redial.runtime.event.ConfirmationStage;
import dev.redial.runtime.event.ResendEvent;
import dev.redial.runtime.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what becomes of a call's attempts (rule R9); costs nothing where nobody reads it.
 *
 * <p>Thread-safety: used by any thread.
 */
final class CallLog {
  private final Journal journal;
  private final Clock clock;

  CallLog(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  void resent(Leg leg, FailedAttempt failed, ResendReason reason, Duration after) {
    if (journal.isOn()) {
      journal.tell(
          new ResendEvent(
              now(),
              leg.key().origin().toString(),
              target(leg),
              failed.number(),
              reason,
              Optional.of(failed.delivery()),
              after,
              Optional.ofNullable(failed.connection()),
              String.valueOf(failed.cause().getMessage())));
    }
  }

  void rescued(Leg leg, int attempt) {
    if (journal.isOn()) {
      journal.tell(
          new ResendEvent(
              now(),
              leg.key().origin().toString(),
              target(leg),
              attempt,
              ResendReason.RESCUE,
              Optional.empty(),
              Duration.ZERO,
              Optional.empty(),
              "the answer before it is late"));
    }
  }

  void confirmation(Leg leg, int attempt, Delivery delivery, ConfirmationStage stage) {
    if (journal.isOn()) {
      journal.tell(
          new ConfirmationEvent(
              now(), leg.key().origin().toString(), target(leg), attempt, delivery, stage));
    }
  }

  /**
   * The call has ended with this failure.
   *
   * @param last the last attempt that failed; null if there was none
   */
  void failed(Leg leg, Story story, Throwable failure, @Nullable FailedAttempt last) {
    if (journal.isOn()) {
      journal.tell(
          new CallFailed(
              now(),
              leg.key().origin().toString(),
              target(leg),
              story.attempts(),
              story.elapsed(),
              failure.getClass().getSimpleName(),
              last == null ? "" : last.story()));
    }
  }

  private static String target(Leg leg) {
    return leg.facts().request().method() + " " + leg.path();
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMillis());
  }
}
