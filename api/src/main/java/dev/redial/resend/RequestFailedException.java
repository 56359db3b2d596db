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
    this(attempt, reason, attempt.earlier());
  }

  private RequestFailedException(FailedAttempt attempt, String reason, String earlier) {
    super(
        "%s failed: %s (%s; %s)%s"
            .formatted(
                attempt.target(),
                attempt.cause().getMessage(),
                attempt.describe(),
                reason,
                earlier),
        attempt.cause());
    this.attempt = attempt;
  }

  /**
   * For an attempt that is suppressed in the exception of a later one, which tells of those before
   * it: this one's message is about itself only.
   */
  public static RequestFailedException sentAgain(FailedAttempt attempt) {
    return new RequestFailedException(attempt, "it was sent again", "");
  }

  @Override
  public FailedAttempt attempt() {
    return attempt;
  }
}
