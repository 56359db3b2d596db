package dev.redial.runtime.call;

/** What the resend table says of a failed attempt, before policy, budget and deadline are heard. */
enum Ruling {
  /** Send again at once, free of charge: nobody acted on it, or it is the one free try. */
  AT_ONCE,
  /** Send again if and when the retry policy says so. */
  BY_POLICY,
  /** Somebody has to be asked. */
  ASK,
  /** Never. */
  GIVE_UP
}
