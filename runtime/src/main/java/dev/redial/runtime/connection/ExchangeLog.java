package dev.redial.runtime.connection;

import dev.redial.resend.Delivery;
import dev.redial.runtime.event.ExchangeEnded;
import dev.redial.runtime.event.ExchangeOutcome;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.wire.ResponseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes down how the exchanges of one connection end; costs nothing where nobody reads it. */
final class ExchangeLog {
  private final Journal journal;
  private final Clock clock;
  private final String origin;
  private final long connection;

  ExchangeLog(Surroundings around, String origin, long connection) {
    this.journal = around.journal();
    this.clock = around.clock();
    this.origin = origin;
    this.connection = connection;
  }

  void complete(Exchange exchange) {
    if (journal.isOn() && !exchange.isDiscarded()) {
      journal.tell(ended(exchange, ExchangeOutcome.COMPLETE, Optional.empty()));
    }
  }

  void failed(Exchange exchange, ExchangeFailure how) {
    if (journal.isOn() && !exchange.isDiscarded()) {
      journal.tell(ended(exchange, ExchangeOutcome.FAILED, Optional.of(how.delivery())));
    }
  }

  void cancelled(Exchange exchange, ExchangeFailure how) {
    if (journal.isOn()) {
      journal.tell(ended(exchange, ExchangeOutcome.CANCELLED, Optional.of(how.delivery())));
    }
  }

  private ExchangeEnded ended(
      Exchange exchange, ExchangeOutcome outcome, Optional<Delivery> delivery) {
    ResponseHead head = exchange.head();
    return new ExchangeEnded(
        Instant.ofEpochMilli(clock.wallMillis()),
        origin,
        connection,
        exchange.request().target(),
        outcome,
        head == null ? OptionalInt.empty() : OptionalInt.of(head.status()),
        delivery,
        exchange.position(),
        Duration.ofNanos(exchange.nanosSinceWritten(clock.nanoTime())),
        exchange.received());
  }
}
