package dev.redial.runtime.event;

/** Why a connection was closed. */
public enum CloseReason {
  /** We closed it: idle for too long, too old, or the manager was closed. */
  RETIRED,

  /** Either side had announced it by {@code Connection: close} (RFC 9112, section 9.6). */
  ANNOUNCED,

  /** The server closed it while nothing was outstanding. */
  LEFT,

  /** It ended with one exchange unanswered that had been written alone. */
  LOST,

  /** It ended with several exchanges unanswered, or with one written behind another. */
  PIPELINE_LOST,

  /** The server broke a rule of the protocol. */
  VIOLATION,

  /** Octets came that nobody had asked for (RFC 9112, section 9.2). */
  UNSOLICITED
}
