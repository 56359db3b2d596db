package dev.redial.resend;

import java.net.ProtocolException;

/**
 * The peer broke a rule of HTTP; the connection was closed, and the call is not sent again.
 *
 * <p>Never the caller's mistake: those are {@link IllegalArgumentException}s.
 */
public class ProtocolViolationException extends ProtocolException {
  private static final long serialVersionUID = 1L;

  private final String section;
  private final String what;

  /**
   * For the client.
   *
   * @param section the rule that was broken, as in {@code RFC 9112, section 6.3}
   * @param what what was found, with the offending text made printable
   */
  public ProtocolViolationException(String section, String what) {
    super(what + " (" + section + ")");
    this.section = section;
    this.what = what;
  }

  /** What was found, without the rule. */
  public String what() {
    return what;
  }

  /** The rule that was broken, as in {@code RFC 9112, section 6.3}. */
  public String section() {
    return section;
  }
}
