package dev.redial.runtime.connection;

/** How a connection ended. */
public enum Ending {
  /** We closed it, with nothing outstanding or for the sake of a cancelled call. */
  RETIRED,
  /** Either side had said {@code close}, or the answer could only end with the connection. */
  ANNOUNCED,
  /** The server closed it while nothing was outstanding. */
  LEFT,
  /** With one exchange unanswered that had been written alone. */
  LOST,
  /** With several exchanges unanswered, or with one that had been pipelined. */
  PIPELINE_LOST,
  /** Octets came that nobody had asked for (RFC 9112, section 9.2). */
  UNSOLICITED,
  /** The server broke a rule of HTTP. */
  VIOLATION
}
