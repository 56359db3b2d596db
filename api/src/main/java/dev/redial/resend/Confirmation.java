package dev.redial.resend;

/** Somebody's answer to the question whether a non-idempotent call may be sent again. */
public enum Confirmation {
  /** Send it again, knowing that the server may act twice. */
  RESEND,

  /** Do not: the call fails with {@link UnconfirmedRequestException}. */
  ABANDON,

  /**
   * Do not, for the server has acted on it: the call fails with an {@link
   * UnconfirmedRequestException} that says so, since the answer is lost all the same.
   */
  DONE
}
