package dev.redial.runtime.event;

import java.time.Instant;

/**
 * A limit was learnt that an origin observes without announcing it.
 *
 * @param at when it was learnt
 * @param origin the origin, as {@code scheme://host:port}
 * @param limit the limit in words, as in {@code 100 exchanges a connection}
 */
public record LimitLearned(Instant at, String origin, String limit) implements TrafficEvent {}
