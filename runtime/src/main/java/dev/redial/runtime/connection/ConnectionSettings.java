package dev.redial.runtime.connection;

import java.time.Duration;

/**
 * The limits of one connection.
 *
 * @param windowOctets of requests that are outstanding together, so that a server which does not
 *     read cannot bring both ends to a stand
 * @param headTimeout from the first octet of an answer's head to its last
 * @param closeTimeout for the server's end of an orderly close
 */
public record ConnectionSettings(int windowOctets, Duration headTimeout, Duration closeTimeout) {
  /** 64 KiB, which every receive buffer holds; 30 s and 1 s are ours. */
  public static final ConnectionSettings STANDARD =
      new ConnectionSettings(64 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(1));
}
