package dev.redial.runtime.event;

import dev.redial.resend.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One attempt on one connection is over.
 *
 * @param at when it ended
 * @param origin whom it asked, as {@code scheme://host:port}
 * @param connection the number of its connection
 * @param target method and path, as in {@code GET /books}, without the query
 * @param outcome how it ended
 * @param status the final status; empty if none was read
 * @param delivery how far it had come if it failed; empty otherwise
 * @param position how many exchanges were before it, unanswered, when it was written; above 0 it
 *     was pipelined
 * @param took from when the connection took it to its end
 * @param received octets of content
 */
public record ExchangeEnded(
    Instant at,
    String origin,
    long connection,
    String target,
    ExchangeOutcome outcome,
    OptionalInt status,
    Optional<Delivery> delivery,
    int position,
    Duration took,
    long received)
    implements TrafficEvent {}
