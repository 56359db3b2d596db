package dev.redial.runtime.wire;

import dev.redial.resend.ProtocolViolationException;
import java.util.List;

/** Reads Transfer-Encoding, strictly; source: RFC 9112, sections 6.1 and 7. */
final class TransferCodings {
  private TransferCodings() {}

  /** Whether the message ends with its last chunk: chunked is there, once, and last. */
  static boolean endInChunked(Fields fields) throws ProtocolViolationException {
    List<String> codings = fields.tokens("transfer-encoding");
    if (codings.isEmpty()) {
      throw Breach.ofHttp11("6.1", "Transfer-Encoding without a coding");
    }
    for (String coding : codings) {
      check(coding);
    }
    if (codings.stream().filter("chunked"::equals).count() > 1) {
      throw Breach.ofHttp11("6.1", "chunked is applied more than once");
    }
    return codings.get(codings.size() - 1).equals("chunked");
  }

  private static void check(String coding) throws ProtocolViolationException {
    String name = Whitespace.trim(coding.split(";", 2)[0]);
    if (!Token.is(name)) {
      throw Breach.ofHttp11("7", "no transfer coding: " + Breach.quoted(coding));
    }
    if (name.equals("chunked") && !coding.equals(name)) {
      throw Breach.ofHttp11("7.1", "chunked has parameters: " + Breach.quoted(coding));
    }
  }
}
