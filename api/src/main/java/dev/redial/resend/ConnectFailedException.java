package dev.redial.resend;

import java.net.ConnectException;

/**
 * No connection could be had, so nothing was sent: unknown host, refused, unreachable, timed out.
 */
public class ConnectFailedException extends ConnectException implements FailedCall {
  private static final long serialVersionUID = 1L;

  private final transient FailedAttempt attempt;

  /**
   * For the client.
   *
   * @param attempt the last attempt; its cause becomes this exception's
   */
  public ConnectFailedException(FailedAttempt attempt) {
    super(
        "%s: %s; nothing was sent%s"
            .formatted(attempt.target(), attempt.cause().getMessage(), attempt.earlier()));
    initCause(attempt.cause());
    this.attempt = attempt;
  }

  @Override
  public FailedAttempt attempt() {
    return attempt;
  }
}
