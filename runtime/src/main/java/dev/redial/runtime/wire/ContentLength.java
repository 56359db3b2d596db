package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import java.util.OptionalLong;

/** Reads Content-Length, strictly; source: RFC 9110, section 8.6, and RFC 9112, section 6.3. */
final class ContentLength {
  private ContentLength() {}

  /** The one length that all lines and list members agree on; at least one line must be there. */
  static long of(Fields fields) throws ProtocolViolationException {
    OptionalLong agreed = OptionalLong.empty();
    for (String line : fields.all("content-length")) {
      for (String member : ListMembers.of(line)) {
        agreed = OptionalLong.of(agree(agreed, parse(member)));
      }
    }
    return agreed.orElseThrow();
  }

  private static long parse(String member) throws ProtocolViolationException {
    OptionalLong octets = Decimal.parse(member);
    if (octets.isEmpty()) {
      throw Breach.ofHttp11("6.3", "Content-Length is no number: " + Breach.quoted(member));
    }
    return octets.getAsLong();
  }

  private static long agree(OptionalLong agreed, long octets) throws ProtocolViolationException {
    if (agreed.orElse(octets) != octets) {
      throw Breach.ofHttp11(
          "6.3", "two lengths of content: " + agreed.getAsLong() + " and " + octets);
    }
    return octets;
  }
}
