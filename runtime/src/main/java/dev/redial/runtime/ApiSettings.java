package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.runtime.configuration.Configuration;
import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Key;
import dev.redial.runtime.configuration.Kind;
import dev.redial.runtime.configuration.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where APIs live, and how long their calls may take: as the code says, else as loaded.
 *
 * <p>Thread-safety: used by any thread.
 */
final class ApiSettings {
  private static final Kind<Duration> LIMIT =
      Kind.DURATION.checkedBy(
          value -> Range.positive("the limit", value, "left out, the annotation's holds"));
  private static final Kind<URI> BASE =
      Kind.of(
          "a base URI",
          "an absolute one, http or https, without query and fragment, such as https://shop.example/api",
          ApiSettings::base,
          URI::toString);

  static final Key<URI> BASE_URI =
      new Key<>(
          Domain.API, "base-uri", BASE, null, "https://shop.example/api", "where the API lives");
  static final Key<Duration> TIMEOUT =
      new Key<>(
          Domain.API,
          "timeout",
          LIMIT,
          null,
          "2s",
          "of each attempt, in the place of `@Timeout`'s");
  static final Key<Duration> OVERALL_TIMEOUT =
      new Key<>(
          Domain.API,
          "overall-timeout",
          LIMIT,
          null,
          "10s",
          "of the whole call, in the place of `@Timeout`'s");

  static final List<Key<?>> KEYS = List.of(BASE_URI, TIMEOUT, OVERALL_TIMEOUT);

  private final Map<String, URI> given;
  private final Configuration loaded;

  ApiSettings(Map<String, URI> given, Configuration loaded) {
    this.given = Map.copyOf(given);
    this.loaded = loaded;
  }

  private static URI base(String text) {
    URI base = URI.create(text);
    ServiceUri.objection(base)
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException(objection);
            });
    return base;
  }

  Optional<URI> baseUri(String api) {
    URI known = given.get(api);
    return known == null ? loaded.value(BASE_URI, api) : Optional.of(known);
  }

  /** The APIs that have a base URI; those of the environment as it has them. */
  Set<String> apis() {
    Set<String> all = new TreeSet<>(given.keySet());
    all.addAll(loaded.names(BASE_URI));
    return all;
  }

  /** The same endpoint with the limits that were loaded for it, or for its API. */
  Endpoint limited(Endpoint endpoint) {
    Endpoint limited = endpoint;
    Optional<Duration> attempt = limit(TIMEOUT, endpoint);
    if (attempt.isPresent()) {
      limited = limited.withTimeout(attempt.get());
    }
    Optional<Duration> call = limit(OVERALL_TIMEOUT, endpoint);
    return call.isPresent() ? limited.withOverallTimeout(call.get()) : limited;
  }

  private Optional<Duration> limit(Key<Duration> key, Endpoint endpoint) {
    return loaded.value(key, endpoint.operation()).or(() -> loaded.value(key, endpoint.api()));
  }

  /** Limits of APIs that there are not. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>();
    Set<String> known = apis();
    for (Key<?> key : List.of(TIMEOUT, OVERALL_TIMEOUT)) {
      for (String name : loaded.names(key)) {
        if (!Configuration.belongs(name, known)) {
          all.addAll(loaded.complain(key, name, unknown(known, name)));
        }
      }
    }
    return all;
  }

  private static String unknown(Set<String> known, String name) {
    return "there is no base URI for the API \"%s\"; the nearest that has one is %s"
        .formatted(name, Configuration.nearest(name, known));
  }

  /** What cannot be said for an endpoint: a name that two could have, a base URI of a method. */
  Optional<Problem> objection(Endpoint endpoint) {
    if (loaded.says(BASE_URI, endpoint.operation())) {
      return loaded
          .complain(BASE_URI, endpoint.operation(), "a base URI is an API's, not a method's")
          .stream()
          .findFirst();
    }
    return loaded
        .claim(Domain.API, endpoint.api())
        .or(() -> loaded.claim(Domain.API, endpoint.operation()));
  }
}
