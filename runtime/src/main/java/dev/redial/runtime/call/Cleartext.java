package dev.redial.runtime.call;

/** What is spoken to origins of the scheme {@code http} where HTTP/2 is preferred. */
public enum Cleartext {
  /** Without ever asking for an {@code Upgrade}. */
  HTTP_1_1,
  /** HTTP/2 at once: they are known to speak it. Source: RFC 9113, section 3.3. */
  PRIOR_KNOWLEDGE;

  /**
   * The oldest on which no call was seen to be forgotten: 17.0.15 opens streams on a connection
   * that has ended already, and never tells them. What lies between was not tried.
   */
  private static final int OLDEST_JDK = 25;

  /**
   * With prior knowledge, where the JDK's client can be trusted with it.
   *
   * @param jdk its feature version
   * @throws UnsupportedOperationException if it is too old
   */
  public static Cleartext priorKnowledge(int jdk) {
    if (jdk < OLDEST_JDK) {
      throw new UnsupportedOperationException(
          "http2PriorKnowledge() needs JDK "
              + OLDEST_JDK
              + ", and this is "
              + jdk
              + ": the client of older ones may never end a call whose connection is lost early;"
              + " leave it out for HTTP/1.1, or use https");
    }
    return PRIOR_KNOWLEDGE;
  }
}
