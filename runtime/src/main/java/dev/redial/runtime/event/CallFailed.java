package dev.redial.runtime.event;

import java.time.Duration;
import java.time.Instant;

/**
 * A call ended without an answer that could be handed over in full.
 *
 * @param at when it ended
 * @param origin whom it asked last, as {@code scheme://host:port}
 * @param target method and path, as in {@code POST /orders}, without the query
 * @param attempts how many were begun; 0 if none was
 * @param elapsed since the call began
 * @param failure the simple name of what its caller is told by, as in {@code
 *     UnconfirmedRequestException}
 * @param story its failed attempts, a line each, as {@link
 *     dev.redial.resend.FailedAttempt#story()}; empty if there was none
 */
public record CallFailed(
    Instant at,
    String origin,
    String target,
    int attempts,
    Duration elapsed,
    String failure,
    String story)
    implements TrafficEvent {}
