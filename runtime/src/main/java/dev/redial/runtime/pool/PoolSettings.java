package dev.redial.runtime.pool;

import java.time.Duration;

/**
 * The limits of a pool.
 *
 * @param maxConnectionsPerOrigin parallel connections to one origin
 * @param maxConnections parallel connections to all origins together
 * @param maxPipelineDepth unanswered requests on one connection
 * @param maxPulledPerOrigin connections to one origin that are held up by callers who take their
 *     time to read, and so do not count to its limit
 * @param maxLingeringPorts local ports in TIME_WAIT towards one destination
 * @param connectTimeout for name resolution, connecting and TLS together
 * @param waitTimeout for a call in the waiting line
 * @param idleTimeout after which an unused connection is closed
 * @param maxAge after which a connection takes nothing new, give or take a tenth
 * @param retries how much may be sent again to one origin
 */
public record PoolSettings(
    int maxConnectionsPerOrigin,
    int maxConnections,
    int maxPipelineDepth,
    int maxPulledPerOrigin,
    int maxLingeringPorts,
    Duration connectTimeout,
    Duration waitTimeout,
    Duration idleTimeout,
    Duration maxAge,
    RetryAllowance retries) {

  /**
   * Six connections are what browsers settled on; 256 in all leave most of the 1,024 files that a
   * process may usually open; 24,000 ports are 400 a second, of the 28,232 that Linux has; the
   * others are what servers commonly allow.
   */
  public static final PoolSettings STANDARD =
      new PoolSettings(
          6,
          256,
          16,
          64,
          24_000,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          RetryAllowance.STANDARD);

  /** Checks the ranges. */
  public PoolSettings {
    atLeastOne("maxConnectionsPerOrigin", maxConnectionsPerOrigin);
    atLeastOne("maxConnections", maxConnections);
    atLeastOne("maxPipelineDepth", maxPipelineDepth);
    atLeastOne("maxPulledPerOrigin", maxPulledPerOrigin);
    atLeastOne("maxLingeringPorts", maxLingeringPorts);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + "; it has to be at least 1");
    }
  }
}
