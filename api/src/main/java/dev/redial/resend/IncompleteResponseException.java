package dev.redial.resend;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * An answer that broke off: a final status was read, but not the whole message.
 *
 * <p>The server has acted on the request. One that may be repeated has been, by its retry policy,
 * unless the application had been given a part of the answer. Source: RFC 9112, section 8.
 */
public class IncompleteResponseException extends IOException implements FailedCall {
  private static final long serialVersionUID = 1L;
  private static final long UNKNOWN = -1;

  private final transient FailedAttempt attempt;
  private final int status;
  private final long received;
  private final long expected;

  /**
   * For the client.
   *
   * @param attempt that was answered in part; its cause, how the connection ended, becomes this
   *     exception's
   * @param status the status that was read
   * @param received octets of content that had arrived
   * @param expected octets of content that were announced; empty if none were
   */
  public IncompleteResponseException(
      FailedAttempt attempt, int status, long received, OptionalLong expected) {
    super(
        "%s: the answer (status %d) broke off after %d octets of %s (%s; %s)%s"
            .formatted(
                attempt.target(),
                status,
                received,
                expected.isPresent() ? expected.getAsLong() : "unknown length",
                attempt.describe(),
                attempt.cause().getMessage(),
                attempt.earlier()),
        attempt.cause());
    this.attempt = attempt;
    this.status = status;
    this.received = received;
    this.expected = expected.orElse(UNKNOWN);
  }

  @Override
  public FailedAttempt attempt() {
    return attempt;
  }

  /** The status that was read before the answer broke off. */
  public int status() {
    return status;
  }

  /** Octets of content that had arrived. */
  public long received() {
    return received;
  }

  /** Octets of content that were announced, if any were. */
  public OptionalLong expected() {
    return expected == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(expected);
  }
}
