package dev.redial.resend;

import java.io.IOException;

/** A call that ended without an answer, for a reason that has no type of its own. */
public class RequestFailedException extends IOException implements FailedCall {
  private static final long serialVersionUID = 1L;

  private final transient FailedAttempt attempt;

  /**
   * For the client.
   *
   * @param attempt the last attempt; its cause becomes this exception's
   * @param reason why it was not sent again, as a clause
   */
  public RequestFailedException(FailedAttempt attempt, String reason) {
    super(
        "%s failed: %s (%s; %s)%s"
            .formatted(
                attempt.target(),
                attempt.cause().getMessage(),
                attempt.describe(),
                reason,
                attempt.earlier()),
        attempt.cause());
    this.attempt = attempt;
  }

  @Override
  public FailedAttempt attempt() {
    return attempt;
  }
}
