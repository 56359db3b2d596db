package dev.redial.resend;

/** Why a call is sent again. */
public enum ResendReason {
  /** The attempt was not processed, or may be repeated, and nothing speaks for waiting. */
  AT_ONCE("it may be repeated"),

  /** The retry policy says so, after its wait. */
  POLICY("by its policy"),

  /** The answer's status asks for it (such as 421 and 503). */
  STATUS("by the answer's status"),

  /** The answer says where to ask instead; it goes there (RFC 9110, section 15.4). */
  REDIRECT("redirected"),

  /** The server or a proxy asks who we are; it goes with credentials (RFC 9110, section 11). */
  CREDENTIALS("with credentials"),

  /** It may have been processed, and somebody confirmed that it may be sent again. */
  CONFIRMED("confirmed"),

  /** It is stuck behind a silent exchange and goes to another connection; the first answer wins. */
  RESCUE("on another connection as well"),

  /** Its answer broke off, and the rest of it is asked for (RFC 9110, section 14). */
  RESUME("for the rest of the answer");

  private final String words;

  ResendReason(String words) {
    this.words = words;
  }

  /** As the story of a call has it. */
  String words() {
    return words;
  }
}
