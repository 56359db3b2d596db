package dev.redial.runtime.call;

import dev.redial.Endpoint;
import dev.redial.EndpointRequest;
import dev.redial.runtime.pool.Origin;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a redirect makes of a request: at another place, perhaps by another method and without its
 * body, and without what is meant for the first origin alone.
 *
 * <p>Source: RFC 9110, sections 15.4 and 15.4.2 to 15.4.9.
 */
final class RedirectedRequest extends HttpRequest {
  private static final int SEE_OTHER = 303;
  private static final Set<Integer> POST_BECOMES_GET = Set.of(301, 302);

  /** Beside {@code Content-*}: what describes the content. */
  private static final Set<String> OF_CONTENT = Set.of("digest", "last-modified", "repr-digest");

  private static final String KEY = "idempotency-key";

  /** For one origin only. */
  private static final Set<String> OF_ORIGIN = Set.of("authorization", "cookie", "cookie2");

  private final HttpRequest earlier;
  private final URI uri;
  private final String method;
  private final HttpHeaders headers;
  private final @Nullable BodyPublisher body;

  /** The field that says what is done once, and so belongs to the content. */
  private final String keyField;

  private RedirectedRequest(
      HttpRequest earlier,
      URI uri,
      String method,
      HttpHeaders headers,
      @Nullable BodyPublisher body,
      String keyField) {
    this.earlier = earlier;
    this.uri = uri;
    this.method = method;
    this.headers = headers;
    this.body = body;
    this.keyField = keyField;
  }

  /** The request that follows an answer of this status to another. */
  static HttpRequest of(HttpRequest earlier, int status, URI target) {
    String method = methodAfter(status, earlier.method());
    boolean bodiless = status == SEE_OTHER || !method.equals(earlier.method());
    boolean abroad = !Origin.of(earlier.uri()).equals(Origin.of(target));
    String keyField = keyFieldOf(earlier);
    HttpHeaders headers =
        HttpHeaders.of(
            earlier.headers().map(),
            (name, value) ->
                !name.equalsIgnoreCase("host")
                    && !(bodiless && (isOfContent(lower(name)) || name.equalsIgnoreCase(keyField)))
                    && !(abroad && OF_ORIGIN.contains(lower(name))));
    BodyPublisher body = bodiless ? null : earlier.bodyPublisher().orElse(null);
    return new RedirectedRequest(earlier, target, method, headers, body, keyField);
  }

  private static String keyFieldOf(HttpRequest request) {
    if (request instanceof RedirectedRequest redirected) {
      return redirected.keyField;
    }
    return request instanceof EndpointRequest known
        ? known
            .endpoint()
            .flatMap(Endpoint::idempotencyKey)
            .map(Endpoint.IdempotencyKeyField::header)
            .orElse(KEY)
        : KEY;
  }

  private static String methodAfter(int status, String method) {
    if (status == SEE_OTHER) {
      return method.equals("HEAD") ? "HEAD" : "GET";
    }
    return POST_BECOMES_GET.contains(status) && method.equals("POST") ? "GET" : method;
  }

  private static boolean isOfContent(String name) {
    return name.startsWith("content-") || OF_CONTENT.contains(name);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return Optional.ofNullable(body);
  }

  @Override
  public Optional<Duration> timeout() {
    return earlier.timeout();
  }

  @Override
  public boolean expectContinue() {
    return earlier.expectContinue();
  }

  @Override
  public Optional<Version> version() {
    return earlier.version();
  }
}
