package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;

/** Where a response ends; source: RFC 9112, section 6.3. */
@SuppressWarnings("DoNotCallSuggester")
public sealed interface Framing {
  /** Ends with its head. */
  record None() implements Framing {}

  /**
   * Ends after a number of octets.
   *
   * @param octets of content, zero or more
   */
  record Length(long octets) implements Framing {}

  /** Ends with its last chunk and trailers. */
  record Chunked() implements Framing {}

  /** Ends when the server closes, in an orderly way. */
  record UntilClose() implements Framing {}

  /** Ends with its head, and what follows is no HTTP. */
  record Tunnel() implements Framing {}

  /**
   * The framing of an answer.
   *
   * @param requestMethod of the request that it answers
   * @throws ProtocolViolationException if its fields contradict each other
   */
  static Framing of(String requestMethod, ResponseHead head) throws ProtocolViolationException {
    throw new UnsupportedOperationException();
  }

  /** Whether the connection may go on after it. */
  default boolean selfDelimited() {
    return this instanceof None || this instanceof Length || this instanceof Chunked;
  }
}
