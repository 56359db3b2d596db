package dev.redial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One annotated method: what all its calls have in common.
 *
 * <p>Generated code makes one constant of each; applications meet it in confirmations, events and
 * failures. A path template is a path below the base URI, such as {@code /books/{isbn}?view=full}:
 * each variable stands for one encoded segment, and a query string is kept as it is.
 *
 * <p>Thread-safety: immutable.
 */
public final class Endpoint {
  private final String api;
  private final String name;
  private final String method;
  private final String path;
  private final Idempotency idempotency;
  private final Settings settings;
  private final String operation;

  /** What may be left out; one value, so that each {@code with} method is one line. */
  private record Settings(
      Optional<String> retry,
      Optional<Duration> timeout,
      Optional<Duration> overallTimeout,
      Optional<IdempotencyKeyField> key,
      List<Map.Entry<String, String>> headers) {

    static final Settings NONE =
        new Settings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /**
   * The header that carries an idempotency key, and how long a key counts.
   *
   * @param header a field name, {@code Idempotency-Key} unless the endpoint says otherwise
   * @param validFor how long after the first attempt the server still knows the key; later attempts
   *     are judged as if there were none
   * @param quoting how the field has it
   */
  public record IdempotencyKeyField(
      String header, Duration validFor, IdempotencyKey.Quoting quoting) {}

  private Endpoint(
      String api,
      String name,
      String method,
      String path,
      Idempotency idempotency,
      Settings settings) {
    this.api = Objects.requireNonNull(api, "api");
    this.name = Objects.requireNonNull(name, "name");
    this.method = Objects.requireNonNull(method, "method");
    this.path = Objects.requireNonNull(path, "path");
    this.idempotency = Objects.requireNonNull(idempotency, "idempotency");
    this.settings = settings;
    this.operation = api + "." + name;
  }

  /**
   * An endpoint with no settings of its own.
   *
   * @param api the name of its API: base URI and policies are looked up by it
   * @param name the name of its method within the API
   * @param method the HTTP method, such as {@code GET}
   * @param path the path template below the base URI; it starts with a slash or is empty
   * @param idempotency what all its calls have in common
   */
  public static Endpoint of(
      String api, String name, String method, String path, Idempotency idempotency) {
    return new Endpoint(api, name, method, path, idempotency, Settings.NONE);
  }

  /** The same endpoint with the named retry policy. */
  public Endpoint withRetry(String policy) {
    var s = settings;
    return with(new Settings(Optional.of(policy), s.timeout, s.overallTimeout, s.key, s.headers));
  }

  /** The same endpoint with a limit for each attempt. */
  public Endpoint withTimeout(Duration perAttempt) {
    var s = settings;
    return with(new Settings(s.retry, Optional.of(perAttempt), s.overallTimeout, s.key, s.headers));
  }

  /** The same endpoint with a limit for the whole call, its waits and questions included. */
  public Endpoint withOverallTimeout(Duration perCall) {
    var s = settings;
    return with(new Settings(s.retry, s.timeout, Optional.of(perCall), s.key, s.headers));
  }

  /**
   * The same endpoint whose calls carry a key in {@code header} that counts for {@code validFor}.
   */
  public Endpoint withIdempotencyKey(String header, Duration validFor) {
    return withIdempotencyKey(header, validFor, IdempotencyKey.Quoting.NONE);
  }

  /** The same endpoint whose calls carry a key that is written as {@code quoting} says. */
  public Endpoint withIdempotencyKey(
      String header, Duration validFor, IdempotencyKey.Quoting quoting) {
    var s = settings;
    var field = Optional.of(new IdempotencyKeyField(header, validFor, quoting));
    return with(new Settings(s.retry, s.timeout, s.overallTimeout, field, s.headers));
  }

  /** The same endpoint with one more header field on every request. */
  public Endpoint withHeader(String header, String value) {
    var s = settings;
    var all = new ArrayList<>(s.headers);
    all.add(Map.entry(header, value));
    return with(new Settings(s.retry, s.timeout, s.overallTimeout, s.key, List.copyOf(all)));
  }

  private Endpoint with(Settings changed) {
    return new Endpoint(api, name, method, path, idempotency, changed);
  }

  /** The name of the API that this belongs to. */
  public String api() {
    return api;
  }

  /** The name of the annotated method. */
  public String name() {
    return name;
  }

  /**
   * API and name, as in {@code bookshop.order}: by it policies and limits are looked up, questions
   * are asked, and calls share what a retry budget has for them.
   */
  public String operation() {
    return operation;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path template below the base URI. */
  public String path() {
    return path;
  }

  /** Whether its calls may be sent twice. */
  public Idempotency idempotency() {
    return idempotency;
  }

  /** The retry policy named on the method, if any. */
  public Optional<String> retry() {
    return settings.retry;
  }

  /** The limit for one attempt, if any. */
  public Optional<Duration> timeout() {
    return settings.timeout;
  }

  /** The limit for the whole call, if any. */
  public Optional<Duration> overallTimeout() {
    return settings.overallTimeout;
  }

  /** The header of its idempotency key, if its calls carry one. */
  public Optional<IdempotencyKeyField> idempotencyKey() {
    return settings.key;
  }

  /** Header fields that every request of this endpoint carries, in order. */
  public List<Map.Entry<String, String>> headers() {
    return settings.headers;
  }

  /** As in {@code bookshop.order (POST /v1/orders, NON_IDEMPOTENT)}. */
  @Override
  public String toString() {
    return operation + " (" + method + " " + path + ", " + idempotency + ")";
  }
}
