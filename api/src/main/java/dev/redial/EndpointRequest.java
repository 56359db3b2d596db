package dev.redial;

import java.net.http.HttpRequest;
import java.util.Optional;

/**
 * A request that knows its idempotency and, when it comes from a generated client, its endpoint.
 *
 * <p>This is how the facts travel through the standard {@link java.net.http.HttpClient} API. A copy
 * made with {@code HttpRequest.newBuilder(request, filter)} is a plain request again and loses the
 * endpoint, but keeps {@link #IDEMPOTENCY_FIELD} where that is the stricter statement.
 *
 * <p>Thread-safety: as {@link HttpRequest}, immutable.
 */
public abstract class EndpointRequest extends HttpRequest {
  /** The field by which a copied request stays as strict as its original; never sent by Redial. */
  public static final String IDEMPOTENCY_FIELD = "Redial-Idempotency";

  /** For subclasses. */
  protected EndpointRequest() {}

  /** The endpoint that this is a call of; empty for a request marked by hand. */
  public abstract Optional<Endpoint> endpoint();

  /** Whether this request may be sent twice. */
  public abstract Idempotency idempotency();

  /** What a mark looks like as the value of {@link #IDEMPOTENCY_FIELD}. */
  public static String fieldValue(Idempotency idempotency) {
    return idempotency.token();
  }
}
