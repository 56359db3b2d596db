package dev.redial.runtime;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose content became something else.
 *
 * @param <T> what it became
 */
record DecodedResponse<T>(HttpResponse<?> answer, @Nullable T content) implements HttpResponse<T> {
  @Override
  public int statusCode() {
    return answer.statusCode();
  }

  @Override
  public HttpRequest request() {
    return answer.request();
  }

  /** Those before it have no content, as with the JDK's client. */
  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return answer.previousResponse().map(before -> new DecodedResponse<>(before, null));
  }

  @Override
  public HttpHeaders headers() {
    return answer.headers();
  }

  @Override
  @SuppressWarnings("NullAway") // HttpResponse<Void> has no other body
  public T body() {
    return content;
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return answer.sslSession();
  }

  @Override
  public URI uri() {
    return answer.uri();
  }

  @Override
  public HttpClient.Version version() {
    return answer.version();
  }
}
