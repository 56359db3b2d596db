package dev.redial.runtime.event;

/** How far the question whether a call may be sent again has come. */
public enum ConfirmationStage {
  /** It was put. */
  ASKED,

  /** The answer is yes. */
  RESEND,

  /** The answer is no. */
  ABANDON,

  /** The answer is no, for the server has acted on it. */
  DONE,

  /** There is no answer: whoever was asked failed, or time ran out. */
  FAILED
}
