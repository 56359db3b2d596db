package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.codec.BodyType;
import dev.redial.runtime.items.DeferredPublisher;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
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
  private final BoundEndpoint bound;
  private final CallTarget target;
  private @Nullable CallFields fields;
  private @Nullable CallBody body;

  EndpointCall(BoundEndpoint bound) {
    this.bound = bound;
    this.target = new CallTarget(bound);
  }

  private Endpoint endpoint() {
    return bound.endpoint();
  }

  private CallFields fields() {
    if (fields == null) {
      fields = new CallFields(bound);
    }
    return fields;
  }

  private CallBody content() {
    if (body == null) {
      body = new CallBody(bound);
    }
    return body;
  }

  // ---- arguments

  /**
   * Asks for a record of parameters to be there, before anything is read from it.
   *
   * @param name what the source calls it
   * @throws IllegalArgumentException if it is null
   */
  public EndpointCall given(String name, @Nullable Object parameters) {
    if (parameters == null) {
      throw new IllegalArgumentException(
          "The parameters %s of %s are null; give a record, its components may be absent"
              .formatted(name, endpoint()));
    }
    return this;
  }

  /**
   * Another base URI for this call, before all other arguments; null leaves the API's.
   *
   * @throws IllegalArgumentException if it is not absolute, http or https, without user
   *     information, query and fragment
   */
  public EndpointCall baseUri(@Nullable URI base) {
    if (base != null) {
      target.base(base);
    }
    return this;
  }

  /**
   * The next path variable, as one encoded segment.
   *
   * @throws IllegalArgumentException if it is absent, empty, {@code .} or {@code ..}
   */
  public EndpointCall path(@Nullable Object value) {
    target.path(value);
    return this;
  }

  /** A parameter of the query string, once for each of its values. */
  public EndpointCall query(String name, @Nullable Object value) {
    ParameterText.each(value, text -> target.query(name, text));
    return this;
  }

  /**
   * A parameter of the query string for each entry.
   *
   * @throws IllegalArgumentException if a key is null
   */
  public EndpointCall queryAll(@Nullable Map<? extends String, ?> values) {
    if (values != null) {
      values.forEach((name, value) -> query(ParameterText.key(name, bound.describe()), value));
    }
    return this;
  }

  /** A parameter of the query string, its values encoded and separated by commas. */
  public EndpointCall queryCsv(String name, @Nullable Object values) {
    List<String> texts = ParameterText.all(values);
    if (!texts.isEmpty()) {
      target.queryList(name, texts);
    }
    return this;
  }

  /**
   * A header field, once for each of its values, in the place of what the endpoint says of that
   * name for every call; if it is absent, that stays.
   *
   * @throws IllegalArgumentException if a value has a character that no header value has (RFC 9110,
   *     section 5.5)
   */
  public EndpointCall header(String name, @Nullable Object value) {
    ParameterText.each(value, text -> fields().add(name, text));
    return this;
  }

  /**
   * A header field, its values separated by commas (RFC 9110, section 5.6.1).
   *
   * @throws IllegalArgumentException as {@link #header}, and if a value has a comma itself
   */
  public EndpointCall headerCsv(String name, @Nullable Object values) {
    fields().addList(name, ParameterText.all(values));
    return this;
  }

  /**
   * A header field for each entry.
   *
   * @throws IllegalArgumentException as {@link #header}, and if a key is null or no name, or that
   *     of a field that the client sets, or of the endpoint's idempotency key
   */
  public EndpointCall headerAll(@Nullable Map<? extends String, ?> values) {
    if (values != null) {
      values.forEach((name, value) -> header(fields().checkedName(name), value));
    }
    return this;
  }

  /**
   * A cookie, once for each of its values (RFC 6265, section 4.2).
   *
   * @throws IllegalArgumentException if a value has a character that would end it
   */
  public EndpointCall cookie(String name, @Nullable Object value) {
    ParameterText.each(value, text -> fields().cookie(name, text));
    return this;
  }

  /** A field of a form, once for each of its values; a form without fields is sent empty. */
  public EndpointCall form(String name, @Nullable Object value) {
    CallBody form = content().asForm();
    ParameterText.each(value, text -> form.field(name, text));
    return this;
  }

  /**
   * A field of a form for each entry.
   *
   * @throws IllegalArgumentException if a key is null
   */
  public EndpointCall formAll(@Nullable Map<? extends String, ?> values) {
    content().asForm();
    if (values != null) {
      values.forEach((name, value) -> form(ParameterText.key(name, bound.describe()), value));
    }
    return this;
  }

  /** A field of a form, its values encoded and separated by commas. */
  public EndpointCall formCsv(String name, @Nullable Object values) {
    CallBody form = content().asForm();
    List<String> texts = ParameterText.all(values);
    if (!texts.isEmpty()) {
      form.fieldList(name, texts);
    }
    return this;
  }

  /** One part of a form, or none if it is absent; a form without parts is sent empty. */
  public EndpointCall part(FormPart part, @Nullable Object value) {
    content().part(part, value);
    return this;
  }

  /** A part of a form for each value of an {@code Optional}, a collection or an array. */
  public EndpointCall parts(FormPart part, @Nullable Object values) {
    content().parts(part, values);
    return this;
  }

  /**
   * The key of this call; all of its attempts carry it.
   *
   * @throws IllegalArgumentException if it is null, for one made up here would not be the caller's;
   *     if it is empty, or cannot be written as the endpoint's header has it
   */
  public EndpointCall idempotencyKey(@Nullable Object key) {
    if (key == null) {
      throw new IllegalArgumentException("The idempotency key of " + endpoint() + " is null");
    }
    endpoint().idempotencyKey().ifPresent(field -> fields().key(field, ParameterText.of(key)));
    return this;
  }

  /**
   * The body, written once by the first codec that knows its type.
   *
   * @throws IllegalArgumentException if it is null
   */
  public <T> EndpointCall body(@Nullable T value, BodyType<T> type) {
    content().value(value, type, null);
    return this;
  }

  /** The same, sent with a media type of the endpoint's choice. */
  public <T> EndpointCall body(@Nullable T value, BodyType<T> type, String contentType) {
    content().value(value, type, contentType);
    return this;
  }

  /**
   * The body: a {@code Path}, an {@code InputStream}, a {@code Supplier} of one for each attempt,
   * or a {@code BodyPublisher}; it is streamed.
   *
   * @throws IllegalArgumentException if it is null
   * @throws UncheckedIOException if it is a file that is not there
   */
  public EndpointCall octets(@Nullable Object source) {
    content().octets(source, null);
    return this;
  }

  /** The same, sent with a media type of the endpoint's choice. */
  public EndpointCall octets(@Nullable Object source, String contentType) {
    content().octets(source, contentType);
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
      return exchange(returns);
    } catch (StatusErrorRaised e) {
      throw e.<RuntimeException>rethrown();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      throw new UncheckedIOException(e.getMessage(), interrupted(e));
    }
  }

  /** As {@link #send}, with I/O faults as they are; an interrupt becomes one and stays set. */
  public <T> T sendChecked(Returns<T> returns) throws IOException {
    try {
      return exchange(returns);
    } catch (StatusErrorRaised e) {
      throw e.<RuntimeException>rethrown();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static InterruptedIOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    InterruptedIOException interrupted = new InterruptedIOException(e.getMessage());
    interrupted.initCause(e);
    return interrupted;
  }

  /** As {@link #send}, with I/O faults and interrupts as they are. */
  public <T> T sendThrowing(Returns<T> returns) throws IOException, InterruptedException {
    try {
      return exchange(returns);
    } catch (StatusErrorRaised e) {
      throw e.<RuntimeException>rethrown();
    }
  }

  private <T> T exchange(Returns<T> returns) throws IOException, InterruptedException {
    HttpResponse<Content> answer;
    try {
      answer = bound.sender().send(outgoing(returns), returns.handler());
    } catch (IOException e) {
      return returns.afterFailure(e);
    }
    return returns.read(answer, bound.codecs());
  }

  /**
   * Sends without waiting; cancelling the future cancels the call.
   *
   * <p>The future fails with what {@link #sendThrowing} throws.
   */
  public <T> CompletableFuture<T> sendAsync(Returns<T> returns) {
    return ValueFuture.of(bound, outgoing(returns), returns);
  }

  /**
   * Sends when it is subscribed to, which may be done once; failures go to {@code onError}, and
   * cancelling the subscription cancels the call.
   */
  public <T> Flow.Publisher<T> publish(Returns<Flow.Publisher<T>> returns) {
    OutgoingCall call = outgoing(returns);
    return new DeferredPublisher<>(() -> ValueFuture.of(bound, call, returns));
  }

  /** Sorted by time, as databases like their keys, and as random as a random one. */
  private static UUID madeKey() {
    return TimeOrderedUuid.of(System.currentTimeMillis(), UUID.randomUUID());
  }

  private OutgoingCall outgoing(Returns<?> returns) {
    CallBody.@Nullable Sent content = body == null ? null : body.sent().orElse(null);
    if (content != null) {
      fields().set("Content-Type", content.contentType());
    }
    Endpoint.IdempotencyKeyField key = endpoint().idempotencyKey().orElse(null);
    if (key != null && !fields().has(key.header())) {
      fields().key(key, madeKey().toString());
    }
    return new OutgoingCall(
        bound,
        target.template(),
        target.text(),
        lines(returns),
        content == null ? null : content.publisher());
  }

  private FieldLines lines(Returns<?> returns) {
    CallFields own = fields;
    if (own == null) {
      return bound.usualFields(returns);
    }
    Map.Entry<String, String> accept = bound.accept(returns);
    if (accept != null) {
      own.addUnlessGiven(accept);
    }
    return FieldLines.of(own.all());
  }
}
