package dev.redial.runtime.wire;

/** How long a request's content is, as far as known before it is sent. */
public sealed interface BodyLength {
  /** No content. */
  record None() implements BodyLength {}

  /** The one of that kind. */
  None NONE = new None();

  /**
   * Announced by Content-Length; zero is the same as {@link None}.
   *
   * @param octets zero or more
   */
  record Known(long octets) implements BodyLength {
    /** Checks the sign. */
    public Known {
      if (octets < 0) {
        throw new IllegalArgumentException(
            "a body of " + octets + " octets: a known length is zero or more");
      }
    }
  }

  /** Unknown before its end; only for servers that answered with HTTP/1.1. */
  record Chunked() implements BodyLength {}
}
