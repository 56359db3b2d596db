package dev.redial.runtime.call;

import dev.redial.Endpoint;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the policy of a call: the method's by {@code @Retry} or {@code api.method}, the API's,
 * {@code default}, and at last the standard one.
 */
final class RetryPolicies {
  /** Statuses by which a server or gateway says that a later try may succeed. */
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final int ATTEMPTS = 3;

  private final @Nullable RetryRegistry registry;
  private final Retry standard = Retry.of("redial", standardConfig());

  RetryPolicies(@Nullable RetryRegistry registry) {
    this.registry = registry;
  }

  /** Three attempts, waiting at random up to 100 ms, then up to 200 ms ("full jitter"). */
  static RetryConfig standardConfig() {
    return RetryConfig.<ResponseInfo>custom()
        .maxAttempts(ATTEMPTS)
        .intervalFunction(fullJitter(IntervalFunction.ofExponentialBackoff(FIRST_WAIT)))
        .retryOnResult(info -> PASSING.contains(info.statusCode()))
        .build();
  }

  private static IntervalFunction fullJitter(IntervalFunction longest) {
    return attempt -> 1 + ThreadLocalRandom.current().nextLong(longest.apply(attempt));
  }

  Retry.AsyncContext<ResponseInfo> contextFor(@Nullable Endpoint endpoint) {
    return find(endpoint).asyncContext();
  }

  private Retry find(@Nullable Endpoint endpoint) {
    RetryRegistry known = registry;
    if (known == null) {
      return standard;
    }
    return namesOf(endpoint)
        .flatMap(name -> lookUp(known, name).stream())
        .findFirst()
        .orElse(standard);
  }

  private static Stream<String> namesOf(@Nullable Endpoint endpoint) {
    if (endpoint == null) {
      return Stream.of("default");
    }
    return Stream.concat(
        endpoint.retry().stream(),
        Stream.of(endpoint.api() + "." + endpoint.name(), endpoint.api(), "default"));
  }

  private static Optional<Retry> lookUp(RetryRegistry registry, String name) {
    return registry
        .find(name)
        .or(() -> registry.getConfiguration(name).map(config -> registry.retry(name, config)));
  }
}
