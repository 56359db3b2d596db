package dev.redial.runtime.event;

import dev.redial.resend.Delivery;
import java.time.Instant;

/**
 * A confirmation was asked for or given, since a non-idempotent call may have been processed.
 *
 * @param at when it was asked or answered
 * @param origin whom the call asks, as {@code scheme://host:port}
 * @param target method and path, as in {@code POST /orders}, without the query
 * @param attempt the number of the attempt that failed, from 1
 * @param delivery how far that attempt had come
 * @param stage how far the question has come
 */
public record ConfirmationEvent(
    Instant at,
    String origin,
    String target,
    int attempt,
    Delivery delivery,
    ConfirmationStage stage)
    implements TrafficEvent {}
