package dev.redial.testing;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that is written by hand, as a library might; what it says may be nonsense that the
 * JDK's builder refuses.
 */
public class OwnRequest extends HttpRequest {
  private final String method;
  private final URI uri;
  private final Optional<String> content;
  private final HttpHeaders headers;

  /** A POST of the text "own". */
  public OwnRequest(URI uri, Map<String, List<String>> fields) {
    this("POST", uri, Optional.of("own"), fields);
  }

  private OwnRequest(
      String method, URI uri, Optional<String> content, Map<String, List<String>> fields) {
    this.method = method;
    this.uri = uri;
    this.content = content;
    this.headers = HttpHeaders.of(fields, (name, value) -> true);
  }

  /** A GET, which has no body. */
  public static OwnRequest get(URI uri, Map<String, List<String>> fields) {
    return new OwnRequest("GET", uri, Optional.empty(), fields);
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return content.map(BodyPublishers::ofString);
  }

  @Override
  public String method() {
    return method;
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
