package dev.redial.runtime.call;

import dev.redial.Endpoint;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the policy of a call: the method's by {@code @Retry} or {@code api.method}, the API's,
 * {@code default}, and at last the standard one.
 *
 * <p>What the registry has at this moment counts: a configuration becomes a {@code Retry} in the
 * registry at the first call, where events and metrics are found, and a new one when another
 * configuration has taken its place. A {@code Retry} that somebody else made is left as it is.
 *
 * <p>Thread-safety: used by any thread.
 */
final class RetryPolicies {
  private final @Nullable RetryRegistry registry;
  private final Retry standard = Retry.of("redial", PolicyGuard.on(RetryPlan.STANDARD.config()));

  RetryPolicies(@Nullable RetryRegistry registry) {
    this.registry = registry;
  }

  CallPolicy policyFor(@Nullable Endpoint endpoint) {
    return new CallPolicy(find(endpoint));
  }

  /** The same, but null for the standard one: nobody asks what that was told. */
  @Nullable CallPolicy namedPolicyFor(@Nullable Endpoint endpoint) {
    Retry found = registry == null ? standard : find(endpoint);
    return found == standard ? null : new CallPolicy(found);
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

  /** Under which names a policy is looked for, the first one first. */
  static Stream<String> namesOf(@Nullable Endpoint endpoint) {
    if (endpoint == null) {
      return Stream.of("default");
    }
    return Stream.concat(
        endpoint.retry().stream(), Stream.of(endpoint.operation(), endpoint.api(), "default"));
  }

  private static Optional<Retry> lookUp(RetryRegistry registry, String name) {
    Optional<Retry> found = registry.find(name);
    Optional<RetryConfig> config = registry.getConfiguration(name);
    if (found.isPresent() && !isOutdated(found.get(), config)) {
      return found;
    }
    return config.isPresent()
        ? Optional.of(made(registry, name, config.get()))
        : gone(registry, name);
  }

  private static boolean isOutdated(Retry retry, Optional<RetryConfig> now) {
    return PolicyGuard.of(retry)
        .filter(guard -> !now.equals(Optional.of(guard.guarded())))
        .isPresent();
  }

  private static Retry made(RetryRegistry registry, String name, RetryConfig config) {
    Retry current = registry.retry(name, PolicyGuard.on(config));
    if (!isOutdated(current, Optional.of(config))) {
      return current;
    }
    Retry next = Retry.of(name, PolicyGuard.on(config), current.getTags());
    registry.replace(name, next);
    return next;
  }

  private static Optional<Retry> gone(RetryRegistry registry, String name) {
    registry.remove(name);
    return Optional.empty();
  }
}
