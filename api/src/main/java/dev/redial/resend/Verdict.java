package dev.redial.resend;

import java.time.Duration;

/** What is decided about a failed attempt. */
public sealed interface Verdict {
  /**
   * Send the call again.
   *
   * @param after how long to wait before; zero for at once
   */
  record Resend(Duration after) implements Verdict {
    /** Sent again at once. */
    public static final Resend AT_ONCE = new Resend(Duration.ZERO);
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
