package dev.redial.resend;

import java.net.http.HttpTimeoutException;

/** A call whose deadline passed; says whether its request may have been processed. */
public class CallTimeoutException extends HttpTimeoutException implements FailedCall {
  private static final long serialVersionUID = 1L;

  private final transient FailedAttempt attempt;

  /**
   * For the client.
   *
   * @param attempt the attempt that was cut short; its cause becomes this exception's
   */
  public CallTimeoutException(FailedAttempt attempt) {
    this(attempt, attempt.describe());
  }

  private CallTimeoutException(FailedAttempt attempt, String last) {
    super(
        "%s: no answer within %d ms (%s)%s"
            .formatted(attempt.target(), attempt.elapsed().toMillis(), last, attempt.earlier()));
    initCause(attempt.cause());
    this.attempt = attempt;
  }

  /**
   * Where no attempt was under way.
   *
   * @param attempt the last one, which had failed before; its cause becomes the exception's
   * @param meanwhile what the call waited for, as a clause
   */
  public static CallTimeoutException between(FailedAttempt attempt, String meanwhile) {
    return new CallTimeoutException(
        attempt, attempt.describe() + "; " + attempt.whatBroke() + "; " + meanwhile);
  }

  @Override
  public FailedAttempt attempt() {
    return attempt;
  }
}
