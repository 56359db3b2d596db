package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.EndpointRequest;
import dev.redial.Idempotency;
import dev.redial.runtime.call.Address;
import dev.redial.runtime.call.PreparedRequest;
import dev.redial.runtime.wire.Fields;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request of one generated call; its {@code URI} and {@code HttpHeaders} are made when asked
 * for.
 *
 * <p>Thread-safety: immutable but for two values that any thread makes equal.
 */
final class CallRequest extends EndpointRequest implements PreparedRequest {
  private final Endpoint endpoint;
  private final UriTemplate template;
  private final String location;
  private final FieldLines fields;
  private final LatestHeaders latest;
  private final @Nullable BodyPublisher body;
  private volatile @Nullable URI uri;
  private volatile @Nullable HttpHeaders headers;

  CallRequest(
      Endpoint endpoint,
      UriTemplate template,
      String location,
      FieldLines fields,
      LatestHeaders latest,
      @Nullable BodyPublisher body) {
    this.endpoint = endpoint;
    this.template = template;
    this.location = location;
    this.fields = fields;
    this.latest = latest;
    this.body = body;
  }

  @Override
  public Address address() {
    return template.address(location);
  }

  @Override
  public Fields fields() {
    return fields.fields();
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(endpoint);
  }

  @Override
  public Idempotency idempotency() {
    boolean keyed = endpoint.idempotencyKey().isPresent();
    return keyed && !endpoint.idempotency().allowsResend()
        ? Idempotency.IDEMPOTENT
        : endpoint.idempotency();
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return Optional.ofNullable(body);
  }

  @Override
  public String method() {
    return endpoint.method();
  }

  /** For other clients, which know one limit only: the call's, else the attempt's. */
  @Override
  public Optional<Duration> timeout() {
    Optional<Duration> overall = endpoint.overallTimeout();
    return overall.isPresent() ? overall : endpoint.timeout();
  }

  @Override
  public boolean expectContinue() {
    return false;
  }

  @Override
  public URI uri() {
    URI made = uri;
    if (made == null) {
      made = URI.create(location);
      uri = made;
    }
    return made;
  }

  @Override
  public Optional<HttpClient.Version> version() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    HttpHeaders made = headers;
    if (made == null) {
      made = latest.of(fields.lines(), this::makeHeaders);
      headers = made;
    }
    return made;
  }

  private HttpHeaders makeHeaders(List<Map.Entry<String, String>> given) {
    List<Map.Entry<String, String>> all = given;
    if (idempotency().isStricterThan(Idempotency.ofMethod(method()))) {
      all = new ArrayList<>(given);
      all.add(Map.entry(IDEMPOTENCY_FIELD, fieldValue(idempotency())));
    }
    return HttpHeaders.of(new FieldsByName(all), (name, value) -> true);
  }

  /** Without the query, which may hold secrets. */
  @Override
  public String toString() {
    int query = location.indexOf('?');
    return method() + " " + (query < 0 ? location : location.substring(0, query));
  }
}
