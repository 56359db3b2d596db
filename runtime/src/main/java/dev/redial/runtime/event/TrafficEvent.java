package dev.redial.runtime.event;

import java.time.Instant;

/**
 * Something that happened to a connection, an exchange or a call.
 *
 * <p>Events hold no header values, no bodies and no queries, so that they may be logged.
 *
 * <p>Thread-safety: all events are immutable.
 */
public sealed interface TrafficEvent
    permits ConnectionOpened,
        DialFailed,
        ConnectionClosed,
        ExchangeEnded,
        ResendEvent,
        ConfirmationEvent,
        CallFailed,
        PipelineEvent,
        LimitLearned,
        EventsDropped {

  /** When it happened. */
  Instant at();

  /** Where it happened, as {@code scheme://host:port}; empty if at no origin in particular. */
  String origin();
}
