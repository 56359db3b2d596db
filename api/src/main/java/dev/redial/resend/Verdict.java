package dev.redial.resend;

import java.time.Duration;

/** What is decided about a failed attempt. */
public sealed interface Verdict {
  /**
   * Send the call again.
   *
   * @param after how long to wait before; zero for at once
   * @param reason why
   */
  record Resend(Duration after, ResendReason reason) implements Verdict {
    /** Sent again without waiting. */
    public static Resend atOnce(ResendReason reason) {
      return new Resend(Duration.ZERO, reason);
    }
  }

  /** Ask for a {@link Confirmation}: the call is sent again only if somebody says so. */
  record Ask() implements Verdict {}

  /**
   * End the call with the failure as it is.
   *
   * @param reason why it is not sent again, as a clause for the message of the failure
   */
  record GiveUp(String reason) implements Verdict {}
}
