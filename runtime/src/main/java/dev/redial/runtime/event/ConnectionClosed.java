package dev.redial.runtime.event;

import java.time.Duration;
import java.time.Instant;

/**
 * A connection is closed.
 *
 * @param at when it was closed
 * @param origin what it led to, as {@code scheme://host:port}
 * @param connection its number, unique within the manager
 * @param reason why it was closed
 * @param exchanges how many were answered on it
 * @param age how long it had been open
 */
public record ConnectionClosed(
    Instant at, String origin, long connection, CloseReason reason, int exchanges, Duration age)
    implements TrafficEvent {}
