package dev.redial.runtime.call;

/** What is spoken to origins of the scheme {@code http} where HTTP/2 is preferred. */
public enum Cleartext {
  /** Without ever asking for an {@code Upgrade}. */
  HTTP_1_1,
  /** HTTP/2 at once: they are known to speak it. Source: RFC 9113, section 3.3. */
  PRIOR_KNOWLEDGE
}
