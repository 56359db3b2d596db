package dev.redial.runtime.journal;

import dev.redial.runtime.event.CallFailed;
import dev.redial.runtime.event.ConfirmationEvent;
import dev.redial.runtime.event.ConnectionClosed;
import dev.redial.runtime.event.ConnectionOpened;
import dev.redial.runtime.event.DialFailed;
import dev.redial.runtime.event.ExchangeEnded;
import dev.redial.runtime.event.ResendEvent;
import dev.redial.runtime.event.TrafficEvent;
import java.util.Optional;
import jdk.jfr.Event;
import org.jspecify.annotations.Nullable;

/** Flight Recorder's kinds of our events; loading it registers them. */
final class FlightEvents {
  // Never committed: whether a kind is enabled is a read of a static field behind an instance
  // method.
  private static final Event CONNECTION = new FlightConnection();
  private static final Event EXCHANGE = new FlightExchange();
  private static final Event RESEND = new FlightResend();
  private static final Event CONFIRMATION = new FlightConfirmation();
  private static final Event CALL = new FlightCall();

  private FlightEvents() {}

  static boolean anyEnabled() {
    return EXCHANGE.isEnabled()
        || CONNECTION.isEnabled()
        || RESEND.isEnabled()
        || CONFIRMATION.isEnabled()
        || CALL.isEnabled();
  }

  /** Records {@code event} if its kind is one of the five and is enabled. */
  static void commit(TrafficEvent event) {
    Event kind = of(event);
    if (kind != null) {
      kind.commit();
    }
  }

  private static @Nullable Event of(TrafficEvent event) {
    if (event instanceof ExchangeEnded ended) {
      return FlightExchange.of(ended);
    } else if (event instanceof ConnectionOpened opened) {
      return FlightConnection.of(opened);
    } else if (event instanceof DialFailed failed) {
      return FlightConnection.of(failed);
    } else if (event instanceof ConnectionClosed closed) {
      return FlightConnection.of(closed);
    } else if (event instanceof ResendEvent resend) {
      return FlightResend.of(resend);
    } else if (event instanceof ConfirmationEvent confirmation) {
      return FlightConfirmation.of(confirmation);
    } else if (event instanceof CallFailed call) {
      return FlightCall.of(call);
    }
    return null;
  }

  /** Recordings know no empty values but null. */
  static <E extends Enum<E>> @Nullable String nameOf(Optional<E> value) {
    return value.map(Enum::name).orElse(null);
  }
}
