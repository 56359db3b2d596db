package dev.redial.runtime;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A GET of any URI and with any fields at all, also those that the JDK's builder refuses. */
final class RequestOf extends HttpRequest {
  private final URI uri;
  private final Map<String, List<String>> fields;

  RequestOf(URI uri) {
    this(uri, Map.of());
  }

  RequestOf(URI uri, Map<String, List<String>> fields) {
    this.uri = uri;
    this.fields = fields;
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return Optional.empty();
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Optional<Duration> timeout() {
    return Optional.empty();
  }

  @Override
  public boolean expectContinue() {
    return false;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public Optional<HttpClient.Version> version() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return HttpHeaders.of(fields, (name, value) -> true);
  }
}
