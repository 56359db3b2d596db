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
    super(
        "%s: no answer within %d ms (%s)%s"
            .formatted(
                attempt.target(),
                attempt.elapsed().toMillis(),
                attempt.describe(),
                attempt.earlier()));
    initCause(attempt.cause());
    this.attempt = attempt;
  }

  @Override
  public FailedAttempt attempt() {
    return attempt;
  }
}
