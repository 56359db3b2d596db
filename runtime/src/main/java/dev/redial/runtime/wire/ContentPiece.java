package dev.redial.runtime.wire;

/**
 * Octets of content where they were read to; valid until the decoder's next step.
 *
 * <p>Thread-safety: belongs to whoever has the decoder take its steps.
 */
public interface ContentPiece {
  /** How many there are. */
  int octets();

  /** Copies all of them into an array, from an index on. */
  void copyTo(byte[] target, int at);

  /** All of them. */
  default byte[] copy() {
    byte[] all = new byte[octets()];
    copyTo(all, 0);
    return all;
  }
}
