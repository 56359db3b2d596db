package dev.redial.contract;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request that is written by hand, as a library might; what it says may be nonsense. */
class OwnRequest extends HttpRequest {
  private final URI uri;
  private final HttpHeaders headers;

  OwnRequest(URI uri) {
    this(uri, Map.of());
  }

  OwnRequest(URI uri, Map<String, List<String>> fields) {
    this.uri = uri;
    this.headers = HttpHeaders.of(fields, (name, value) -> true);
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return Optional.of(BodyPublishers.ofString("own"));
  }

  @Override
  public String method() {
    return "POST";
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
  public Optional<Version> version() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }
}
