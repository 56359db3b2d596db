package dev.redial;

import java.net.http.HttpRequest;
import java.util.Locale;

/**
 * Whether a request that is sent twice has the effect of one that is sent once.
 *
 * <p>This is a fact about an endpoint, not a wish: marking an endpoint idempotent allows the client
 * to send it again without asking whenever an answer is lost. Source: RFC 9110, section 9.2.
 */
public enum Idempotency {
  /** Read-only by meaning (RFC 9110, section 9.2.1): may be pipelined, re-sent and hedged. */
  SAFE,

  /** Changes state, but twice is the same as once (RFC 9110, section 9.2.2): may be re-sent. */
  IDEMPOTENT,

  /** Twice may differ from once: never pipelined, re-sent only where it provably had no effect. */
  NON_IDEMPOTENT;

  /**
   * What RFC 9110, section 9.2 (and for QUERY its own specification) says of a method. A method
   * that is not known here is {@link #NON_IDEMPOTENT}, because a wrong guess in the other direction
   * duplicates orders.
   *
   * @param method a method token; case matters, as it does on the wire
   */
  public static Idempotency ofMethod(String method) {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "QUERY" -> SAFE;
      case "PUT", "DELETE" -> IDEMPOTENT;
      default -> NON_IDEMPOTENT;
    };
  }

  /** Whether a call of this kind may be sent again when it may already have been processed. */
  public boolean allowsResend() {
    return this != NON_IDEMPOTENT;
  }

  /** Whether this promises less than {@code other}, that is, whether it is the more careful one. */
  public boolean isStricterThan(Idempotency other) {
    return compareTo(other) > 0;
  }

  /**
   * A request that equals {@code request} on the wire and carries {@code idempotency}.
   *
   * <p>Where the mark is stricter than the method's own meaning, the request also carries the field
   * {@link EndpointRequest#IDEMPOTENCY_FIELD}, so that a copy made by {@code
   * HttpRequest.newBuilder(request, filter)}, which loses the subclass, keeps the mark. Redial's
   * client strips the field; another client would send it.
   */
  public static HttpRequest mark(HttpRequest request, Idempotency idempotency) {
    return new MarkedRequest(request, idempotency);
  }

  /** The mark as it is written into {@link EndpointRequest#IDEMPOTENCY_FIELD}. */
  String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
