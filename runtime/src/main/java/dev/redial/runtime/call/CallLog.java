package dev.redial.runtime.call;

import dev.redial.resend.Delivery;
import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.event.ConfirmationEvent;
import dev.redial.runtime.event.ConfirmationStage;
import dev.redial.runtime.event.ResendEvent;
import dev.redial.runtime.event.ResendReason;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.pool.PoolKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes down what becomes of a call's attempts (rule R9); costs nothing where nobody reads it.
 *
 * <p>Thread-safety: used by any thread.
 */
final class CallLog {
  private final Journal journal;
  private final Clock clock;
  private final CallFacts facts;

  CallLog(Journal journal, Clock clock, CallFacts facts) {
    this.journal = journal;
    this.clock = clock;
    this.facts = facts;
  }

  void resent(PoolKey key, FailedAttempt failed, ResendReason reason, Duration after) {
    if (journal.isOn()) {
      journal.tell(
          new ResendEvent(
              now(),
              key.origin().toString(),
              target(),
              failed.number(),
              reason,
              Optional.of(failed.delivery()),
              after,
              Optional.ofNullable(failed.connection()),
              String.valueOf(failed.cause().getMessage())));
    }
  }

  void rescued(PoolKey key, int attempt) {
    if (journal.isOn()) {
      journal.tell(
          new ResendEvent(
              now(),
              key.origin().toString(),
              target(),
              attempt,
              ResendReason.RESCUE,
              Optional.empty(),
              Duration.ZERO,
              Optional.empty(),
              "the answer before it is late"));
    }
  }

  void confirmation(PoolKey key, int attempt, Delivery delivery, ConfirmationStage stage) {
    if (journal.isOn()) {
      journal.tell(
          new ConfirmationEvent(
              now(), key.origin().toString(), target(), attempt, delivery, stage));
    }
  }

  private String target() {
    return facts.request().method() + " " + RequestEncoding.path(facts.request().uri());
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMillis());
  }
}
