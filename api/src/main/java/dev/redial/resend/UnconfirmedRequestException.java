package dev.redial.resend;

import java.io.IOException;

/**
 * A non-idempotent call whose answer was lost and whose second sending nobody confirmed.
 *
 * <p>The server may have acted on it; where somebody looked and saw that it has, {@link
 * #confirmation()} says so. Else ask the server, or a person, before calling again.
 */
public class UnconfirmedRequestException extends IOException implements FailedCall {
  private static final long serialVersionUID = 1L;

  private final transient FailedAttempt attempt;
  private final Confirmation confirmation;

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
    this(attempt, "may have been processed", reason, Confirmation.ABANDON);
  }

  private UnconfirmedRequestException(
      FailedAttempt attempt, String state, String reason, Confirmation confirmation) {
    super(message(attempt, state, reason), attempt.cause());
    this.attempt = attempt;
    this.confirmation = confirmation;
  }

  /**
   * For the client, where somebody found that the server has acted on it.
   *
   * @param attempt the attempt that failed; its cause becomes this exception's
   */
  public static UnconfirmedRequestException done(FailedAttempt attempt) {
    return new UnconfirmedRequestException(
        attempt,
        "has been processed",
        "a check found its effect, only its answer is lost",
        Confirmation.DONE);
  }

  private static String message(FailedAttempt attempt, String state, String reason) {
    return "%s %s and was not sent again: %s (%s; %s)%s"
        .formatted(
            attempt.target(),
            state,
            reason,
            attempt.describe(),
            attempt.cause().getMessage(),
            attempt.earlier());
  }

  @Override
  public FailedAttempt attempt() {
    return attempt;
  }

  /**
   * Why it was not sent again: {@link Confirmation#DONE} if the server is known to have acted on
   * it, so that only its answer is missing, else {@link Confirmation#ABANDON}.
   */
  public Confirmation confirmation() {
    return confirmation;
  }
}
