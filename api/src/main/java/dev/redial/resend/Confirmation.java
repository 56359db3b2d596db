package dev.redial.resend;

/** Somebody's answer to the question whether a non-idempotent call may be sent again. */
public enum Confirmation {
  /** Send it again, knowing that the server may act twice. */
  RESEND,

  /** Do not: the call fails with {@link UnconfirmedRequestException}. */
  ABANDON
}
