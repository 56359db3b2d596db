package dev.redial.runtime.connection;

/** Why a delivery is believed to be what it is. */
public enum Evidence {
  /** Our own count of octets. */
  OCTETS,
  /** It stood behind an answer that carried {@code Connection: close} (RFC 9112, section 9.6). */
  CLOSE_ANNOUNCED,
  /** {@code Expect: 100-continue} was not answered and no octet of the body was sent. */
  EXPECTATION_UNANSWERED,
  /**
   * The peer says so by HTTP/2 (RFC 9113, section 8.7), which may be a proxy that has passed the
   * request on: some say so of what their server has read and not answered.
   */
  STREAM_REFUSED
}
