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

  OctetBuilder append(String latin1) {
    reserve(latin1.length());
    for (int at = 0; at < latin1.length(); at++) {
      octets[length++] = (byte) latin1.charAt(at);
    }
    return this;
  }

  byte[] toArray() {
    return Arrays.copyOf(octets, length);
  }

  private void reserve(int more) {
    if (length + more > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
    }
  }
}
