package dev.redial.runtime.event;

import java.time.Duration;
import java.time.Instant;

/**
 * No connection came about.
 *
 * @param at when it was given up
 * @param origin what was dialled, as {@code scheme://host:port}
 * @param took from the start of the dial to its failure
 * @param reason what went wrong, in words
 */
public record DialFailed(Instant at, String origin, Duration took, String reason)
    implements TrafficEvent {}
