package dev.redial.runtime.cleartext;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;

/**
 * How a client begins. It is sent before the JDK's client is told that there is a connection, for a
 * server may wait for it before it says anything; the one that the JDK's client writes itself is
 * left out. What the latter wants to set comes in a second SETTINGS frame, before any request.
 * Source: RFC 9113, section 3.4.
 *
 * <pre>
 *   ours        PRI * HTTP/2.0 ... SM ...   SETTINGS (none)
 *   the JDK's  (PRI * HTTP/2.0 ... SM ...)                   SETTINGS   WINDOW_UPDATE   HEADERS ...
 * </pre>
 *
 * <p>Thread-safety: its engine's own.
 */
final class ClientPreface {
  private static final byte[] MAGIC = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);

  /** Sets nothing; source: RFC 9113, section 6.5. */
  private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

  static final int OCTETS = MAGIC.length + EMPTY_SETTINGS.length;

  private int leftOut;

  void write(ByteBuffer target) {
    target.put(MAGIC).put(EMPTY_SETTINGS);
  }

  /**
   * Steps over the one that the JDK's client writes; returns by how many octets.
   *
   * @throws SSLException if it writes something else, so that nothing of it is sent
   */
  int leaveOut(ByteBuffer source) throws SSLException {
    int before = leftOut;
    while (leftOut < MAGIC.length && source.hasRemaining()) {
      if (source.get() != MAGIC[leftOut]) {
        throw new SSLException("the JDK's client does not begin with HTTP/2: it was not sent");
      }
      leftOut++;
    }
    return leftOut - before;
  }
}
