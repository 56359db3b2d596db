package dev.redial.runtime.pool;

import java.time.Duration;

/**
 * The limits of a pool.
 *
 * @param maxConnectionsPerOrigin parallel connections to one origin
 * @param maxPipelineDepth unanswered requests on one connection
 * @param connectTimeout for name resolution, connecting and TLS together
 * @param waitTimeout for a call in the waiting line
 * @param idleTimeout after which an unused connection is closed
 * @param maxAge after which a connection takes nothing new
 */
public record PoolSettings(
    int maxConnectionsPerOrigin,
    int maxPipelineDepth,
    Duration connectTimeout,
    Duration waitTimeout,
    Duration idleTimeout,
    Duration maxAge) {

  /** Six connections are what browsers settled on; the others are what servers commonly allow. */
  public static final PoolSettings STANDARD =
      new PoolSettings(
          6,
          16,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10));

  /** Checks the ranges. */
  public PoolSettings {
    if (maxConnectionsPerOrigin < 1) {
      throw new IllegalArgumentException(
          "maxConnectionsPerOrigin is " + maxConnectionsPerOrigin + "; it has to be at least 1");
    }
    if (maxPipelineDepth < 1) {
      throw new IllegalArgumentException(
          "maxPipelineDepth is " + maxPipelineDepth + "; it has to be at least 1 (no pipelining)");
    }
  }
}
