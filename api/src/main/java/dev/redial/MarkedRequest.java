package dev.redial;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A request of somebody's making with an idempotency of its own. */
final class MarkedRequest extends EndpointRequest {
  private final HttpRequest request;
  private final Idempotency idempotency;
  private final HttpHeaders headers;

  MarkedRequest(HttpRequest request, Idempotency idempotency) {
    this.request = Objects.requireNonNull(request, "request");
    this.idempotency = Objects.requireNonNull(idempotency, "idempotency");
    this.headers = headersOf(request, idempotency);
  }

  private static HttpHeaders headersOf(HttpRequest request, Idempotency idempotency) {
    Map<String, List<String>> fields = new LinkedHashMap<>(request.headers().map());
    fields.keySet().removeIf(IDEMPOTENCY_FIELD::equalsIgnoreCase);
    if (idempotency.isStricterThan(Idempotency.ofMethod(request.method()))) {
      fields.put(IDEMPOTENCY_FIELD, List.of(idempotency.token()));
    }
    return HttpHeaders.of(fields, (name, value) -> true);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return request instanceof EndpointRequest known ? known.endpoint() : Optional.empty();
  }

  @Override
  public Idempotency idempotency() {
    return idempotency;
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return request.bodyPublisher();
  }

  @Override
  public String method() {
    return request.method();
  }

  @Override
  public Optional<Duration> timeout() {
    return request.timeout();
  }

  @Override
  public boolean expectContinue() {
    return request.expectContinue();
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public Optional<HttpClient.Version> version() {
    return request.version();
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }
}
