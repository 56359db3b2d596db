package dev.redial.runtime.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer says about the life of its connection; source: RFC 9112, section 9.3.
 *
 * @param outlook whether there is a next answer
 * @param remainingMax requests that the server still takes, if it said so
 * @param idleLimit for how long the server keeps an idle connection, if it said so, unshortened
 */
@SuppressWarnings("DoNotCallSuggester")
public record Persistence(Outlook outlook, OptionalInt remainingMax, Optional<Duration> idleLimit) {
  /** What the server reaches the connection through. */
  public enum Via {
    /** Directly, or through a tunnel. */
    DIRECT,
    /** Through a proxy that reads the messages. */
    PLAIN_PROXY
  }

  /** What becomes of the connection after the answer. */
  public enum Outlook {
    /** It takes another request. */
    REUSABLE,
    /** It ends without having said so: requests behind may have been processed. */
    ENDS,
    /** It ends, and the server processes nothing behind; source: RFC 9112, section 9.6. */
    CLOSE_ANNOUNCED
  }

  /** What a head says. */
  public static Persistence of(ResponseHead head, Framing framing, Via via) {
    throw new UnsupportedOperationException();
  }

  /** Whether the connection takes another request. */
  public boolean reusable() {
    return outlook == Outlook.REUSABLE;
  }

  /** Whether the server said {@code close}. */
  public boolean closeAnnounced() {
    return outlook == Outlook.CLOSE_ANNOUNCED;
  }

  /** For how long to keep the connection idle, given our own limit. */
  public Duration idleLimit(Duration own) {
    throw new UnsupportedOperationException();
  }
}
