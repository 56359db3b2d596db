package dev.redial.runtime.wire;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Encodes a request's head; source: RFC 9112, sections 3 and 5. */
public final class RequestHead {

  /** They give content a meaning, so its absence is told; source: RFC 9110, section 8.6. */
  private static final Set<String> ANTICIPATING_CONTENT = Set.of("POST", "PUT", "PATCH");

  private static final byte[] SPACE = ascii(" ");
  private static final byte[] LINE_END = ascii("\r\n");
  private static final byte[] VERSION_AND_HOST = ascii(" HTTP/1.1\r\nHost: ");

  /** All of a head that is the same in each. */
  private static final int START_OCTETS =
      SPACE.length + VERSION_AND_HOST.length + 2 * LINE_END.length;

  private static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");
  private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
  private static final byte[] CLOSE = ascii("Connection: close\r\n");
  private static final byte[] EXPECT = ascii("Expect: 100-continue\r\n");

  private RequestHead() {}

  /**
   * The octets of a head, from the request line to the empty line.
   *
   * @param method a token
   * @param target in the form that the path needs: origin-form, absolute-form or authority-form
   * @param host the value of Host, which replaces any in {@code fields}
   * @param fields the caller's; hop-by-hop and framing fields among them are left out
   * @param own the client's, which may be for the next hop; written as they are
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
      Fields own,
      BodyLength length,
      Set<HeadOption> options) {
    int known =
        method.length()
            + target.length()
            + host.length()
            + fields.octets()
            + own.octets()
            + octetsOf(length)
            + START_OCTETS;
    OctetBuilder octets = new OctetBuilder(known);
    octets.append(RequestSyntax.method(method)).append(SPACE);
    octets.append(RequestSyntax.target(target)).append(VERSION_AND_HOST);
    octets.append(RequestSyntax.host(host)).append(LINE_END);
    fields.writeTo(octets);
    own.writeAllTo(octets);
    frame(octets, method, length);
    add(octets, options);
    return octets.append(LINE_END).toArray();
  }

  /** What is mostly added for a body; options are rare, and then the array grows. */
  private static int octetsOf(BodyLength length) {
    return length instanceof BodyLength.Known known && known.octets() > 0
        ? CONTENT_LENGTH.length + Long.toString(known.octets()).length() + LINE_END.length
        : 0;
  }

  private static void frame(OctetBuilder octets, String method, BodyLength length) {
    if (length instanceof BodyLength.Chunked) {
      octets.append(CHUNKED);
    } else if (length instanceof BodyLength.Known known && known.octets() > 0) {
      announce(octets, known.octets());
    } else if (ANTICIPATING_CONTENT.contains(method)) {
      announce(octets, 0);
    }
  }

  private static void announce(OctetBuilder octets, long length) {
    octets.append(CONTENT_LENGTH).append(Long.toString(length)).append(LINE_END);
  }

  private static void add(OctetBuilder octets, Set<HeadOption> options) {
    if (options.contains(HeadOption.CLOSE)) {
      octets.append(CLOSE);
    }
    if (options.contains(HeadOption.EXPECT_CONTINUE)) {
      octets.append(EXPECT);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
