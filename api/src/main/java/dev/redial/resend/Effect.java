package dev.redial.resend;

/** What somebody who looked has found of a call whose answer was lost. */
public enum Effect {
  /** The server has acted on it. */
  DONE,

  /** The server has not acted on it and is not going to: sending it again acts once. */
  NOT_DONE,

  /** It could not be told. */
  UNCLEAR
}
