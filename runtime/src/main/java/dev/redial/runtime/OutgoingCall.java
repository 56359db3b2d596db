package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.runtime.content.RepeatableBody;
import dev.redial.runtime.wire.RequestSyntax;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call as an interceptor sees it: its endpoint, where it goes, and the header fields that it
 * takes along.
 *
 * <p>Its marks, policies and limits are its endpoint's and cannot be changed: whether a call may be
 * sent twice is said in one place.
 *
 * <p>Thread-safety: none; used by the thread that makes the call. What is told at the end is told
 * by the thread that ends it.
 */
public final class OutgoingCall {
  private final BoundEndpoint bound;
  private final UriTemplate template;
  private final String location;
  private FieldLines fields;
  private final @Nullable BodyPublisher body;
  private List<Listener> listeners = List.of();
  private long startedNanos;
  private Endpoint limited; // to what is left of its time

  /** Who is told of one of the two ends. */
  private record Listener(
      @Nullable Consumer<HttpResponse<?>> answered, @Nullable Consumer<Throwable> failed) {
    void tellAnswered(HttpResponse<?> answer) {
      if (answered != null) {
        answered.accept(answer);
      }
    }

    void tellFailed(Throwable failure) {
      if (failed != null) {
        failed.accept(failure);
      }
    }
  }

  OutgoingCall(
      BoundEndpoint bound,
      UriTemplate template,
      String location,
      FieldLines fields,
      @Nullable BodyPublisher body) {
    this.bound = bound;
    this.template = template;
    this.location = location;
    this.fields = fields;
    this.body = body;
    this.limited = bound.endpoint();
  }

  // ---- for interceptors

  /** The method that was called. */
  public Endpoint endpoint() {
    return bound.endpoint();
  }

  /** Where it goes, with its path variables and its query. */
  public URI uri() {
    return URI.create(location);
  }

  /** The values of a field that it takes along, in order; empty if there is none. */
  public List<String> headers(String name) {
    return fields.lines().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * Takes this field along, in the place of all others of its name.
   *
   * @throws IllegalArgumentException if it cannot be sent (RFC 9110, section 5), or is set by the
   *     client, as {@code Host} and {@code Content-Length} are
   */
  public OutgoingCall header(String name, String value) {
    check(name, value);
    beforeChange();
    fields.lines().removeIf(field -> field.getKey().equalsIgnoreCase(name));
    return addHeader(name, value);
  }

  /**
   * Takes this field along, beside others of its name.
   *
   * @throws IllegalArgumentException if it cannot be sent (RFC 9110, section 5), or is set by the
   *     client, as {@code Host} and {@code Content-Length} are
   */
  public OutgoingCall addHeader(String name, String value) {
    check(name, value);
    beforeChange();
    fields.lines().add(Map.entry(name, value));
    return this;
  }

  private void beforeChange() {
    if (fields.areShared()) {
      fields = FieldLines.of(new ArrayList<>(fields.lines()));
    }
  }

  private static void check(String name, String value) {
    RequestSyntax.fieldValue(RequestSyntax.fieldName(name), value);
    if (FieldText.isOfTheClient(name)) {
      throw new IllegalArgumentException(
          "the header %s is set by the client; no interceptor changes it".formatted(name));
    }
  }

  /**
   * Has {@code listener} told of the answer, whatever its status: once, when its body is here, or
   * begins where it is streamed. What the listener throws fails the call.
   *
   * @param listener not to read the body, which is the caller's
   */
  public OutgoingCall whenAnswered(Consumer<HttpResponse<?>> listener) {
    return listenedTo(new Listener(Objects.requireNonNull(listener, "listener"), null));
  }

  /**
   * Has {@code listener} told why there is no answer, once. What the listener throws fails the call
   * instead, with the failure suppressed in it.
   */
  public OutgoingCall whenFailed(Consumer<Throwable> listener) {
    return listenedTo(new Listener(null, Objects.requireNonNull(listener, "listener")));
  }

  private OutgoingCall listenedTo(Listener listener) {
    List<Listener> more = new ArrayList<>(listeners); // those may be being told
    more.add(listener);
    listeners = more;
    return this;
  }

  // ---- for its sender

  /** Its time begins now. */
  void begin() {
    startedNanos = System.nanoTime();
  }

  /** The request with the fields of this moment. */
  CallRequest request() {
    fields = fields.shared();
    return new CallRequest(limited, template, location, fields, bound.latestHeaders(), body);
  }

  /** What reads its answer. */
  Codecs codecs() {
    return bound.codecs();
  }

  /** Whether its body can be sent twice. */
  boolean mayGoAgain() {
    return body == null || RepeatableBody.is(body);
  }

  /** Has it go again with another value of a field; false if no time is left for that. */
  boolean goAgain(String name, String value) {
    header(name, value);
    Optional<Duration> left =
        endpoint()
            .overallTimeout()
            .map(limit -> limit.minusNanos(System.nanoTime() - startedNanos));
    left.ifPresent(limit -> limited = endpoint().withOverallTimeout(limit));
    boolean inTime = left.filter(limit -> limit.compareTo(Duration.ZERO) <= 0).isEmpty();
    return inTime && keepsKey();
  }

  /**
   * Its key is known for the rest of its time, and so long it may take: nobody knows what the
   * server did for the key before it answered.
   */
  private boolean keepsKey() {
    Endpoint.IdempotencyKeyField key = limited.idempotencyKey().orElse(null);
    if (key == null || limited.idempotency().allowsResend()) {
      return true;
    }
    Duration left = key.validFor().minusNanos(System.nanoTime() - startedNanos);
    if (left.isNegative() || left.isZero()) {
      return false;
    }
    Duration most =
        limited.overallTimeout().filter(limit -> limit.compareTo(left) < 0).orElse(left);
    limited =
        limited.withIdempotencyKey(key.header(), left, key.quoting()).withOverallTimeout(most);
    return true;
  }

  void tellAnswered(HttpResponse<Content> answer) {
    if (listeners.isEmpty()) {
      return;
    }
    try {
      listeners.forEach(listener -> listener.tellAnswered(answer));
    } catch (RuntimeException | Error e) {
      answer.body().release();
      throw e;
    }
  }

  void tellFailed(Throwable failure) {
    try {
      listeners.forEach(listener -> listener.tellFailed(failure));
    } catch (RuntimeException | Error e) {
      e.addSuppressed(failure);
      throw e;
    }
  }
}
