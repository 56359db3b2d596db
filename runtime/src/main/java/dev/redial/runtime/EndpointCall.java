package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.codec.BodyType;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call of an endpoint while its arguments are given; generated code is its user.
 *
 * <p>Path variables are given in the order of the template. An absent argument (null, or an empty
 * {@code Optional}) is left out, but for path variables, which must have a value.
 *
 * <p>Thread-safety: none; used by one thread.
 */
public final class EndpointCall {
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final Pattern DOT_SEGMENT = Pattern.compile("/\\.\\.?(/|$)");

  private final BoundEndpoint bound;
  private final StringBuilder uri;
  private final List<Map.Entry<String, String>> fields = new ArrayList<>();
  private final StringBuilder cookies = new StringBuilder();
  private final StringBuilder form = new StringBuilder();
  private int variable;
  private boolean queryBegun;
  private @Nullable BodyPublisher body;

  EndpointCall(BoundEndpoint bound) {
    this.bound = bound;
    this.uri = new StringBuilder(bound.template().literals().get(0));
    this.queryBegun = bound.template().hasQuery();
    fields.addAll(bound.endpoint().headers());
  }

  private Endpoint endpoint() {
    return bound.endpoint();
  }

  // ---- arguments

  /**
   * The next path variable, as one encoded segment.
   *
   * @throws IllegalArgumentException if it is absent, empty, {@code .} or {@code ..}
   */
  public EndpointCall path(@Nullable Object value) {
    String name = bound.template().variables().get(variable++);
    String text = value == null ? "" : ParameterText.of(value);
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException(
          "The path variable {%s} of %s is %s: it would change the path; give it a value that is one segment"
              .formatted(name, endpoint(), value == null ? "null" : "\"" + text + "\""));
    }
    PercentEncoding.segment(text, uri);
    uri.append(bound.template().literals().get(variable));
    return this;
  }

  /** A parameter of the query string, once for each of its values. */
  public EndpointCall query(String name, @Nullable Object value) {
    ParameterText.each(value, text -> addQuery(name, text));
    return this;
  }

  /** A parameter of the query string for each entry. */
  public EndpointCall queryAll(@Nullable Map<String, ?> values) {
    if (values != null) {
      values.forEach(this::query);
    }
    return this;
  }

  private void addQuery(String name, String text) {
    uri.append(queryBegun ? '&' : '?');
    queryBegun = true;
    PercentEncoding.query(name, uri);
    uri.append('=');
    PercentEncoding.query(text, uri);
  }

  /** A header field, once for each of its values. */
  public EndpointCall header(String name, @Nullable Object value) {
    ParameterText.each(value, text -> fields.add(Map.entry(name, text)));
    return this;
  }

  /** A header field for each entry. */
  public EndpointCall headerAll(@Nullable Map<String, ?> values) {
    if (values != null) {
      values.forEach(this::header);
    }
    return this;
  }

  /**
   * A cookie, once for each of its values (RFC 6265, section 4.2).
   *
   * @throws IllegalArgumentException if a value has a character that would end it
   */
  public EndpointCall cookie(String name, @Nullable Object value) {
    ParameterText.each(value, text -> addCookie(name, text));
    return this;
  }

  private void addCookie(String name, String text) {
    if (text.chars().anyMatch(c -> c <= ' ' || c >= 0x7F || "\",;\\".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "The cookie %s of %s has a character that RFC 6265, section 4.1.1 does not allow; encode it first"
              .formatted(name, endpoint()));
    }
    cookies.append(cookies.isEmpty() ? "" : "; ").append(name).append('=').append(text);
  }

  /** A field of a form, once for each of its values. */
  public EndpointCall form(String name, @Nullable Object value) {
    ParameterText.each(value, text -> addForm(name, text));
    return this;
  }

  /** A field of a form for each entry. */
  public EndpointCall formAll(@Nullable Map<String, ?> values) {
    if (values != null) {
      values.forEach(this::form);
    }
    return this;
  }

  private void addForm(String name, String text) {
    form.append(form.isEmpty() ? "" : "&");
    PercentEncoding.query(name, form);
    form.append('=');
    PercentEncoding.query(text, form);
  }

  /** The key of this call; all of its attempts carry it. */
  public EndpointCall idempotencyKey(Object key) {
    endpoint().idempotencyKey().ifPresent(field -> header(field.header(), key));
    return this;
  }

  /** The body, written once by the first codec that knows its type. */
  public <T> EndpointCall body(T value, BodyType<T> type) {
    return write(value, type, null);
  }

  /** The body, sent with a media type of the endpoint's choice. */
  public <T> EndpointCall body(T value, BodyType<T> type, String contentType) {
    return write(value, type, contentType);
  }

  private <T> EndpointCall write(T value, BodyType<T> type, @Nullable String contentType) {
    Codecs.Written written = bound.codecs().write(bound.describe(), value, type, contentType);
    fields.add(Map.entry("Content-Type", written.contentType()));
    body = BodyPublishers.ofByteArray(written.octets());
    return this;
  }

  // ---- sending

  /**
   * Sends and waits.
   *
   * @throws UncheckedIOException if there is no answer; its cause says what may have been sent
   * @throws dev.redial.HttpStatusException if the answer's status is not what {@code returns} takes
   */
  public <T> T send(Returns<T> returns) {
    try {
      return sendChecked(returns);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** As {@link #send}, with I/O faults as they are; an interrupt becomes one and stays set. */
  public <T> T sendChecked(Returns<T> returns) throws IOException {
    try {
      return sendThrowing(returns);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /** As {@link #send}, with I/O faults and interrupts as they are. */
  public <T> T sendThrowing(Returns<T> returns) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        bound.sender().send(outgoing(returns), BodyHandlers.ofByteArray());
    return returns.read(answer, bound.codecs());
  }

  /** Sends without waiting; cancelling the future cancels the call. */
  public <T> CompletableFuture<T> sendAsync(Returns<T> returns) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        bound.sender().sendAsync(outgoing(returns), BodyHandlers.ofByteArray());
    CompletableFuture<T> value = answer.thenApply(received -> unchecked(returns, received));
    var unused =
        value.whenComplete(
            (result, failure) -> {
              if (value.isCancelled()) {
                answer.cancel(true);
              }
            });
    return value;
  }

  private <T> T unchecked(Returns<T> returns, HttpResponse<byte[]> received) {
    try {
      return returns.read(received, bound.codecs());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private OutgoingCall outgoing(Returns<?> returns) {
    if (!cookies.isEmpty()) {
      fields.add(Map.entry("Cookie", cookies.toString()));
    }
    if (!form.isEmpty()) {
      fields.add(Map.entry("Content-Type", FORM));
      body = BodyPublishers.ofString(form.toString(), StandardCharsets.US_ASCII);
    }
    addGeneratedKey();
    bound.codecs().acceptFor(returns).ifPresent(types -> addUnlessGiven("Accept", types));
    checkSegments();
    bound.codecs().checkReadable(bound.describe(), returns);
    return new OutgoingCall(endpoint(), uri.toString(), fields, body);
  }

  /**
   * Variables that share a segment, as in {@code /.{name}}, must not make it a dot segment either.
   */
  private void checkSegments() {
    int query = uri.indexOf("?");
    String path = query < 0 ? uri.toString() : uri.substring(0, query);
    if (DOT_SEGMENT.matcher(path).find()) {
      throw new IllegalArgumentException(
          "The path variables of %s make a segment that is . or ..: it would change the path"
              .formatted(endpoint()));
    }
  }

  private void addGeneratedKey() {
    endpoint()
        .idempotencyKey()
        .ifPresent(field -> addUnlessGiven(field.header(), UUID.randomUUID().toString()));
  }

  private void addUnlessGiven(String name, String value) {
    if (fields.stream().noneMatch(field -> field.getKey().equalsIgnoreCase(name))) {
      fields.add(Map.entry(name, value));
    }
  }
}
