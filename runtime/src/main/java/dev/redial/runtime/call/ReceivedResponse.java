package dev.redial.runtime.call;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * An answer with its body.
 *
 * @param info its head
 * @param content made of its content; null also for one that was followed by another
 * @param previous the one before it, which pointed here; null for none
 * @param <T> the body
 */
record ReceivedResponse<T>(
    HttpRequest request, AnswerInfo info, @Nullable T content, @Nullable HttpResponse<T> previous)
    implements HttpResponse<T> {

  @Override
  public int statusCode() {
    return info.statusCode();
  }

  @Override
  public HttpHeaders headers() {
    return info.headers();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return info.tlsSession();
  }

  @Override
  @SuppressWarnings("NullAway") // HttpResponse allows a null body, as of BodyHandlers.discarding()
  public T body() {
    return content;
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return Optional.ofNullable(previous);
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public HttpClient.Version version() {
    return info.version();
  }

  /** What {@code HttpResponse} has since Java 25: the number of its connection. */
  public Optional<String> connectionLabel() {
    return info.connectionLabel();
  }

  @Override
  public String toString() {
    return "(" + request.method() + " " + request.uri() + ") " + statusCode();
  }
}
