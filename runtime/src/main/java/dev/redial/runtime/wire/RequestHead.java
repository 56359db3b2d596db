package dev.redial.runtime.wire;

import java.util.Set;

/** Encodes a request's head; source: RFC 9112, sections 3 and 5. */
@SuppressWarnings("DoNotCallSuggester")
public final class RequestHead {
  private RequestHead() {}

  /**
   * The octets of a head, from the request line to the empty line.
   *
   * @param method a token
   * @param target in the form that the path needs: origin-form, absolute-form or authority-form
   * @param host the value of Host, which replaces any in {@code fields}
   * @param fields the caller's; hop-by-hop and framing fields among them are left out
   * @param length decides between Content-Length, Transfer-Encoding and neither
   * @param options what the connection adds
   * @throws IllegalArgumentException if a part would not survive the way: it says what, where and
   *     how to mend it
   */
  public static byte[] encode(
      String method,
      String target,
      String host,
      Fields fields,
      BodyLength length,
      Set<HeadOption> options) {
    throw new UnsupportedOperationException();
  }
}
