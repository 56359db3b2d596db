package dev.redial.runtime.call;

import dev.redial.Endpoint;
import dev.redial.EndpointRequest;
import dev.redial.Idempotency;
import dev.redial.runtime.pool.Origin;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call before its first attempt.
 *
 * @param request as the caller gave it
 * @param endpoint that it is a call of; null for a plain request
 * @param idempotency by endpoint, mark, key or method
 * @param attemptLimit for one attempt; null for none
 * @param callLimit for the whole call; null for none
 */
record CallFacts(
    HttpRequest request,
    @Nullable Endpoint endpoint,
    Idempotency idempotency,
    @Nullable Duration attemptLimit,
    @Nullable Duration callLimit) {

  private static final String KEY_FIELD = "Idempotency-Key";

  static CallFacts of(HttpRequest request) {
    Endpoint endpoint =
        request instanceof EndpointRequest known ? known.endpoint().orElse(null) : null;
    Optional<Duration> overall = endpoint == null ? request.timeout() : endpoint.overallTimeout();
    Optional<Duration> each = endpoint == null ? Optional.empty() : endpoint.timeout();
    return new CallFacts(
        request, endpoint, idempotencyOf(request), each.orElse(null), overall.orElse(null));
  }

  /** Whether it carries a key by which the server knows copies of it. */
  boolean isKeyed() {
    String field =
        endpoint == null
            ? KEY_FIELD
            : endpoint.idempotencyKey().map(Endpoint.IdempotencyKeyField::header).orElse(KEY_FIELD);
    return request.headers().firstValue(field).isPresent();
  }

  /** A key that the server may have forgotten makes nothing idempotent any more. */
  Idempotency idempotencyAfter(Duration elapsed) {
    if (endpoint == null
        || endpoint.idempotencyKey().isEmpty()
        || idempotency != Idempotency.IDEMPOTENT) {
      return idempotency;
    }
    boolean valid = elapsed.compareTo(endpoint.idempotencyKey().get().validFor()) < 0;
    return valid ? idempotency : endpoint.idempotency();
  }

  /**
   * The same call at another place. Its idempotency is judged anew: by the method, if that has
   * changed; as strictly as mark and method have it, if the origin has, for a key is known to the
   * first one only.
   */
  CallFacts redirected(HttpRequest next) {
    return new CallFacts(next, endpoint, idempotencyAt(next), attemptLimit, callLimit);
  }

  private Idempotency idempotencyAt(HttpRequest next) {
    Idempotency byMethod = Idempotency.ofMethod(next.method());
    if (!next.method().equals(request.method())) {
      return byMethod;
    }
    if (Origin.of(next.uri()).equals(Origin.of(request.uri()))) {
      return idempotency;
    }
    Idempotency marked = endpoint == null ? idempotency : endpoint.idempotency();
    return marked.isStricterThan(byMethod) ? marked : byMethod;
  }

  private static Idempotency idempotencyOf(HttpRequest request) {
    if (request instanceof EndpointRequest known) {
      return known.idempotency();
    }
    return request
        .headers()
        .firstValue(EndpointRequest.IDEMPOTENCY_FIELD)
        .map(CallFacts::markOf)
        .orElseGet(() -> byMethodOrKey(request));
  }

  /** A copy of a marked request: the mark that it kept, and the careful one if it is garbled. */
  private static Idempotency markOf(String value) {
    for (Idempotency mark : Idempotency.values()) {
      if (EndpointRequest.fieldValue(mark).equals(value)) {
        return mark;
      }
    }
    return Idempotency.NON_IDEMPOTENT;
  }

  private static Idempotency byMethodOrKey(HttpRequest request) {
    Idempotency byMethod = Idempotency.ofMethod(request.method());
    boolean keyed = request.headers().firstValue(KEY_FIELD).isPresent();
    return keyed && !byMethod.allowsResend() ? Idempotency.IDEMPOTENT : byMethod;
  }
}
