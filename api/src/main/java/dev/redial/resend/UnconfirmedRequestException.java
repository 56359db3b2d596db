package dev.redial.resend;

import java.io.IOException;

/**
 * A non-idempotent call whose answer was lost and whose second sending nobody confirmed.
 *
 * <p>The server may have acted on it. Ask the server, or a person, before calling again.
 */
public class UnconfirmedRequestException extends IOException implements FailedCall {
  private static final long serialVersionUID = 1L;

  private final transient FailedAttempt attempt;

  /**
   * For the client, where nobody confirmed.
   *
   * @param attempt the attempt that failed; its cause becomes this exception's
   */
  public UnconfirmedRequestException(FailedAttempt attempt) {
    this(attempt, "it is not idempotent and nobody confirmed");
  }

  /**
   * For the client, where nobody could be asked.
   *
   * @param attempt the attempt that failed; its cause becomes this exception's
   * @param reason why it was not sent again, as a clause
   */
  public UnconfirmedRequestException(FailedAttempt attempt, String reason) {
    super(message(attempt, reason), attempt.cause());
    this.attempt = attempt;
  }

  private static String message(FailedAttempt attempt, String reason) {
    return "%s may have been processed and was not sent again: %s (%s; %s)"
        .formatted(attempt.target(), reason, attempt.describe(), attempt.cause().getMessage());
  }

  @Override
  public FailedAttempt attempt() {
    return attempt;
  }
}
