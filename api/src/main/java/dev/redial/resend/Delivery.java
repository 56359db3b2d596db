package dev.redial.resend;

/**
 * How far an attempt that failed had come, in the order of growing doubt.
 *
 * <p>Each value has one border, found by counting octets: see the constants.
 */
public enum Delivery {
  /** Not one octet of the request was handed to the kernel: the server cannot know of it. */
  NOT_SENT,

  /**
   * Octets went out, but there is evidence that the request was not acted on: its head was never
   * complete, or the server said so (RFC 9112, section 9.6).
   */
  NOT_PROCESSED,

  /** The head was handed over and no final status came back: it may have been processed or not. */
  UNKNOWN,

  /** The three digits of a final status (200 and up) were read: the server has acted. */
  ANSWERED
}
