package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;

/** Where a response ends; source: RFC 9112, section 6.3. */
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
   * The framing of an answer: RFC 9112, section 6.3, by its numbers. Number 7 is for requests.
   *
   * @param requestMethod of the request that it answers
   * @throws ProtocolViolationException if its fields contradict each other
   */
  static Framing of(String requestMethod, ResponseHead head) throws ProtocolViolationException {
    Fields fields = head.fields();
    // 1. By their definition without content, whatever their fields say.
    if (requestMethod.equals("HEAD") || withoutContent(head.status())) {
      return new None();
    }
    // 2. A tunnel; Content-Length and Transfer-Encoding are ignored.
    if (requestMethod.equals("CONNECT") && head.status() < 300) {
      return new Tunnel();
    }
    if (fields.contains("transfer-encoding")) {
      // 3. Both: "ought to be handled as an error", since a proxy may have read the other one.
      if (fields.contains("content-length")) {
        throw Breach.ofHttp11("6.3", "both Content-Length and Transfer-Encoding");
      }
      // 4. The final coding decides. In HTTP/1.0 it is faulty, but read: Persistence ends it.
      return TransferCodings.endInChunked(fields) ? new Chunked() : new UntilClose();
    }
    if (fields.contains("content-length")) {
      // 5. Invalid or contradicting: an error. 6. Valid: so many octets.
      return new Length(ContentLength.of(fields));
    }
    // 8. Neither.
    return new UntilClose();
  }

  private static boolean withoutContent(int status) {
    return status < 200 || status == 204 || status == 304;
  }

  /** Whether the connection may go on after it. */
  default boolean selfDelimited() {
    return this instanceof None || this instanceof Length || this instanceof Chunked;
  }
}
