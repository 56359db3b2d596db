package dev.redial.runtime.wire;

/** Which line ends a head may have; source: RFC 9112, section 2.2. */
public enum LineEnds {
  /** CR LF only. */
  STRICT,
  /**
   * CR LF, or LF alone. Chunk headers stay strict: there a lone LF is how messages are smuggled.
   */
  BARE_LF
}
