package dev.redial.runtime.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer says about the life of its connection; source: RFC 9112, section 9.3.
 *
 * @param outlook whether there is a next answer
 * @param remainingMax requests that the server still takes, if it said so
 * @param idleLimit for how long the server keeps an idle connection, if it said so, unshortened
 */
public record Persistence(Outlook outlook, OptionalInt remainingMax, Optional<Duration> idleLimit) {
  /** A request that is sent this long before the server's limit arrives in time. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  /** What lies between the server and us. */
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

  /**
   * What a head says.
   *
   * @param framing of the same head
   * @param via decides what an HTTP/1.0 answer's {@code keep-alive} is worth: a proxy of that age
   *     copies it blindly
   */
  public static Persistence of(ResponseHead head, Framing framing, Via via) {
    KeepAlive keepAlive = new KeepAlive(head.fields());
    return new Persistence(outlook(head, framing, via), keepAlive.max(), keepAlive.timeout());
  }

  private static Outlook outlook(ResponseHead head, Framing framing, Via via) {
    List<String> options = head.fields().tokens("connection");
    if (options.contains("close")) {
      return Outlook.CLOSE_ANNOUNCED;
    }
    KeepAlive keepAlive = new KeepAlive(head.fields());
    boolean ends =
        switchesProtocol(head)
            || !framing.selfDelimited()
            || keepAlive.max().orElse(1) == 0
            || keepAlive.isUnreadable()
            || (head.minorVersion() == 0 && endsAsHttp10(head, options, via));
    return ends ? Outlook.ENDS : Outlook.REUSABLE;
  }

  private static boolean switchesProtocol(ResponseHead head) {
    return head.status() == 101;
  }

  /** RFC 9112, section 9.3, and section 6.1: its Transfer-Encoding is faulty framing. */
  private static boolean endsAsHttp10(ResponseHead head, List<String> options, Via via) {
    return via == Via.PLAIN_PROXY
        || !options.contains("keep-alive")
        || head.fields().contains("transfer-encoding");
  }

  /** Whether the connection takes another request. */
  public boolean reusable() {
    return outlook == Outlook.REUSABLE;
  }

  /** Whether the server said {@code close}. */
  public boolean closeAnnounced() {
    return outlook == Outlook.CLOSE_ANNOUNCED;
  }

  /**
   * For how long to keep the connection idle: our own limit, or the server's T less the smaller of
   * a second and T/2, so that a request is not under way when the server closes.
   */
  public Duration idleLimit(Duration own) {
    if (idleLimit.isEmpty()) {
      return own; // as mostly, and asked of each answer
    }
    Duration known = shortened(idleLimit.get());
    return known.compareTo(own) < 0 ? known : own;
  }

  private static Duration shortened(Duration servers) {
    Duration half = servers.dividedBy(2);
    return servers.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
  }
}
