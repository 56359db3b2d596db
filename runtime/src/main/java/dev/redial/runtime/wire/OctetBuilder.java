package dev.redial.runtime.wire;

import java.util.Arrays;

/** Collects octets; every character given must be below 0x100. */
final class OctetBuilder {
  private byte[] octets;
  private int length;

  OctetBuilder(int capacity) {
    octets = new byte[capacity];
  }

  OctetBuilder append(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, octets, length, more.length);
    length += more.length;
    return this;
  }

  @SuppressWarnings("deprecation") // it takes the low octet of each character, which is all of it
  OctetBuilder append(String latin1) {
    reserve(latin1.length());
    latin1.getBytes(0, latin1.length(), octets, length);
    length += latin1.length();
    return this;
  }

  /**
   * Appends a field line with its end.
   *
   * @throws IllegalArgumentException if it cannot be sent
   */
  OctetBuilder appendField(String name, String value) {
    append(RequestSyntax.fieldName(name)).append(": ");
    return append(RequestSyntax.fieldValue(name, value)).append("\r\n");
  }

  /** To be called at the end: the array is handed over. */
  byte[] toArray() {
    return length == octets.length ? octets : Arrays.copyOf(octets, length);
  }

  private void reserve(int more) {
    if (length + more > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
    }
  }
}
