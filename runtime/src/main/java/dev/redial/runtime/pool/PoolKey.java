package dev.redial.runtime.pool;

/**
 * What two calls must have in common to share a connection.
 *
 * @param origin where it leads
 * @param isolation whose it is
 * @param route the way there
 */
public record PoolKey(Origin origin, Isolation isolation, Route route) {}
