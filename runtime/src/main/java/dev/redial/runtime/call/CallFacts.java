package dev.redial.runtime.call;

import dev.redial.Endpoint;
import dev.redial.EndpointRequest;
import dev.redial.Idempotency;
import dev.redial.runtime.wire.Fields;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call before its first attempt.
 *
 * @param request as the caller gave it
 * @param address where it goes
 * @param fields of it, internal ones included
 * @param endpoint that it is a call of; null for a plain request
 * @param idempotency by endpoint, mark, key or method
 * @param attemptLimit for one attempt; null for none
 * @param callLimit for the whole call; null for none
 */
record CallFacts(
    HttpRequest request,
    Address address,
    Fields fields,
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
    Fields fields = fieldsOf(request);
    return new CallFacts(
        request,
        addressOf(request),
        fields,
        endpoint,
        idempotencyOf(request, fields),
        each.orElse(null),
        overall.orElse(null));
  }

  /** The same within these limits. */
  CallFacts within(@Nullable Duration attempt, @Nullable Duration call) {
    return new CallFacts(request, address, fields, endpoint, idempotency, attempt, call);
  }

  private static Address addressOf(HttpRequest request) {
    return request instanceof PreparedRequest prepared
        ? prepared.address()
        : Address.of(request.uri());
  }

  private static Fields fieldsOf(HttpRequest request) {
    return request instanceof PreparedRequest prepared
        ? prepared.fields()
        : Fields.of(request.headers());
  }

  /**
   * What calls that fare alike have in common: the endpoint, or method and first segment of a path.
   */
  String operation() {
    if (endpoint != null) {
      return endpoint.operation();
    }
    String path = address.path();
    int end = path.indexOf('/', 1);
    return request.method() + " " + (end < 0 ? path : path.substring(0, end));
  }

  /** Whether it carries a key by which the server knows copies of it. */
  boolean isKeyed() {
    String field =
        endpoint == null
            ? KEY_FIELD
            : endpoint.idempotencyKey().map(Endpoint.IdempotencyKeyField::header).orElse(KEY_FIELD);
    return hasKey(fields, field);
  }

  /** What has no letter and no digit is no key, and of two nobody knows which one counts. */
  private static boolean hasKey(Fields fields, String field) {
    List<String> keys = fields.all(field);
    return keys.size() == 1 && keys.get(0).chars().anyMatch(Character::isLetterOrDigit);
  }

  /** A key that the server may have forgotten makes nothing idempotent any more. */
  Idempotency idempotencyAfter(Duration elapsed) {
    Duration validity = keyValidity();
    return validity == null || endpoint == null || elapsed.compareTo(validity) < 0
        ? idempotency
        : endpoint.idempotency();
  }

  /** For how long from its beginning it is idempotent by its key; null if it has no such limit. */
  @Nullable Duration keyValidity() {
    return endpoint != null
            && idempotency == Idempotency.IDEMPOTENT
            && !endpoint.idempotency().allowsResend()
        ? endpoint.idempotencyKey().map(Endpoint.IdempotencyKeyField::validFor).orElse(null)
        : null;
  }

  /**
   * The same call at another place. Its idempotency is judged anew: by the method, if that has
   * changed; as strictly as mark and method have it, if the origin has, for a key is known to the
   * first one only.
   */
  CallFacts redirected(HttpRequest next) {
    Address there = Address.of(next.uri());
    return new CallFacts(
        next,
        there,
        Fields.of(next.headers()),
        endpoint,
        idempotencyAt(next, there),
        attemptLimit,
        callLimit);
  }

  private Idempotency idempotencyAt(HttpRequest next, Address there) {
    Idempotency byMethod = Idempotency.ofMethod(next.method());
    if (!next.method().equals(request.method())) {
      return byMethod;
    }
    if (there.origin().equals(address.origin())) {
      return idempotency;
    }
    Idempotency marked = endpoint == null ? idempotency : endpoint.idempotency();
    return marked.isStricterThan(byMethod) ? marked : byMethod;
  }

  private static Idempotency idempotencyOf(HttpRequest request, Fields fields) {
    if (request instanceof EndpointRequest known) {
      Endpoint endpoint = known.endpoint().orElse(null);
      return endpoint != null && hasLostKey(fields, endpoint)
          ? endpoint.idempotency()
          : known.idempotency();
    }
    Idempotency strictest = byMethodOrKey(request, fields);
    for (String mark : fields.all(EndpointRequest.IDEMPOTENCY_FIELD)) {
      Idempotency marked = markOf(mark);
      strictest = marked.isStricterThan(strictest) ? marked : strictest;
    }
    return strictest;
  }

  /** Whether its key was taken away, by an interceptor for example. */
  private static boolean hasLostKey(Fields fields, Endpoint endpoint) {
    Endpoint.IdempotencyKeyField key = endpoint.idempotencyKey().orElse(null);
    return key != null && !hasKey(fields, key.header());
  }

  /**
   * A copy of a marked request: the mark that it kept, and the careful one if it is garbled. Only a
   * stricter one than its method has is believed: the field may come from anybody.
   */
  private static Idempotency markOf(String value) {
    for (Idempotency mark : Idempotency.values()) {
      if (EndpointRequest.fieldValue(mark).equals(value)) {
        return mark;
      }
    }
    return Idempotency.NON_IDEMPOTENT;
  }

  private static Idempotency byMethodOrKey(HttpRequest request, Fields fields) {
    Idempotency byMethod = Idempotency.ofMethod(request.method());
    return hasKey(fields, KEY_FIELD) && !byMethod.allowsResend()
        ? Idempotency.IDEMPOTENT
        : byMethod;
  }
}
