package dev.redial.runtime.connection;

import java.time.Duration;

/**
 * The limits of one connection.
 *
 * @param windowOctets of requests that are outstanding together, so that a server which does not
 *     read cannot bring both ends to a stand
 * @param headTimeout from the first octet of an answer's head to its last
 * @param closeTimeout for the server's end of an orderly close
 * @param rescue whether those behind a late answer are helped
 * @param busyWaiting whether callers stay awake for answers that come very soon
 */
public record ConnectionSettings(
    int windowOctets,
    Duration headTimeout,
    Duration closeTimeout,
    Rescue rescue,
    BusyWaiting busyWaiting) {
  /** 64 KiB, which every receive buffer holds; 30 s and 1 s are ours. */
  public static final ConnectionSettings STANDARD =
      new ConnectionSettings(
          64 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(1), Rescue.ON, BusyWaiting.ON);

  /** Whether copies of SAFE exchanges that stand behind a late answer are sent elsewhere. */
  public enum Rescue {
    /** They are, and nothing new joins them. */
    ON,
    /** They wait, however late it is; behind a caller that takes nothing they do not (L10). */
    OFF
  }

  /** Whether a caller looks for its answer again and again where the last ones came very soon. */
  public enum BusyWaiting {
    /** It does, for a moment. */
    ON,
    /** It sleeps at once. */
    OFF
  }
}
