package dev.redial.resend;

/**
 * What every exception has in common by which Redial ends a call: it says what may have been sent.
 */
public interface FailedCall {
  /**
   * The last attempt, from which its {@link FailedAttempt#before} lead to the first. Each of them
   * is a suppressed exception as well.
   */
  FailedAttempt attempt();

  /** How far the last attempt had come. */
  default Delivery delivery() {
    return attempt().delivery();
  }
}
