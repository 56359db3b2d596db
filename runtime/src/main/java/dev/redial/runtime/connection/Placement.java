package dev.redial.runtime.connection;

/** What may stand before and behind an exchange on its connection (RFC 9112, section 9.3.2). */
public enum Placement {
  /** Pipelinable: others before it and behind it. */
  SHARED,
  /** Others before it, none behind it: a HEAD, whose answer may wrongly bring a body. */
  LAST,
  /** None before it, none behind it: non-idempotent, or with a body that streams. */
  ALONE
}
