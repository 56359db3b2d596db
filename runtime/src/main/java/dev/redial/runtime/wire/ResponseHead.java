package dev.redial.runtime.wire;

/**
 * A status line and its fields.
 *
 * @param minorVersion the digit after {@code HTTP/1.}
 * @param status three digits, 100 to 999
 * @param fields in the order received, the hop-by-hop ones included
 */
public record ResponseHead(int minorVersion, int status, Fields fields) {
  /** Whether more heads follow for the same request; 101 is the last one in this protocol. */
  public boolean interim() {
    return isInterim(status);
  }

  static boolean isInterim(int status) {
    return status < 200 && status != 101;
  }
}
