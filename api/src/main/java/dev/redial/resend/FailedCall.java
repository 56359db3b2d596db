package dev.redial.resend;

/**
 * What every exception has in common by which Redial ends a call: it says what may have been sent.
 */
public interface FailedCall {
  /** The last attempt; earlier ones are suppressed exceptions of this one. */
  FailedAttempt attempt();

  /** How far the last attempt had come. */
  default Delivery delivery() {
    return attempt().delivery();
  }
}
