package dev.redial.runtime.event;

import java.time.Instant;

/**
 * The trust in an origin's ability to pipeline has changed.
 *
 * @param at when it changed
 * @param origin the origin, as {@code scheme://host:port}
 * @param rung how far the origin has come: {@code UNKNOWN}, {@code PROBATION}, {@code PROVEN} or
 *     {@code BLOCKED}
 * @param depth how many exchanges may be outstanding on a connection from now on; 1 means no
 *     pipelining
 */
public record PipelineEvent(Instant at, String origin, String rung, int depth)
    implements TrafficEvent {}
