package dev.redial.runtime.event;

/** Why a call is sent again. */
public enum ResendReason {
  /** The attempt was not processed, or may be repeated, and nothing speaks for waiting. */
  AT_ONCE,

  /** The retry policy says so, after its wait. */
  POLICY,

  /** The answer's status asks for it (such as 421 and 503). */
  STATUS,

  /** The answer says where to ask instead; it goes there (RFC 9110, section 15.4). */
  REDIRECT,

  /** The server or a proxy asks who we are; it goes with credentials (RFC 9110, section 11). */
  CREDENTIALS,

  /** It may have been processed, and somebody confirmed that it may be sent again. */
  CONFIRMED,

  /** It is stuck behind a silent exchange and goes to another connection; the first answer wins. */
  RESCUE,

  /** Its answer broke off, and the rest of it is asked for (RFC 9110, section 14). */
  RESUME
}
