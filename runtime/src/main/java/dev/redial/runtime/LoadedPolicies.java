package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.runtime.configuration.Configuration;
import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Problem;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Retry policies that were loaded, in the registry of a client.
 *
 * <p>A policy of the environment has a normal form for a name; it enters the registry when an
 * endpoint is bound that it fits.
 *
 * <p>Thread-safety: used by any thread.
 */
final class LoadedPolicies {
  private static final String DEFAULT = "default";
  private static final String MENDING =
      "Load redial.retry.%s.max-attempts, or add it to the registry that client(...) is given";

  private final Configuration loaded;
  private final RetryRegistry registry;
  private final Set<String> added = ConcurrentHashMap.newKeySet();

  private LoadedPolicies(Configuration loaded, RetryRegistry registry) {
    this.loaded = loaded;
    this.registry = registry;
  }

  /** In a registry of their own. */
  static LoadedPolicies alone(Configuration loaded) {
    LoadedPolicies policies =
        new LoadedPolicies(
            loaded, RetryRegistry.of(Map.of(DEFAULT, PolicyKeys.plan(loaded, DEFAULT).config())));
    policies.added.add(DEFAULT);
    return policies;
  }

  /** Beside others; {@link #addNamed} tells which are there already. */
  static LoadedPolicies beside(RetryRegistry given, Configuration loaded) {
    return new LoadedPolicies(loaded, given);
  }

  RetryRegistry registry() {
    return registry;
  }

  /** Adds those whose names are known. */
  List<Problem> addNamed() {
    List<Problem> problems = new ArrayList<>();
    Stream.concat(Stream.of(DEFAULT), loaded.names(Domain.RETRY).stream())
        .distinct()
        .forEach(name -> problems.addAll(add(name)));
    return problems;
  }

  /** Adds those that fit an endpoint, now that its names are known. */
  List<Problem> addFor(Endpoint endpoint) {
    List<Problem> problems = new ArrayList<>();
    Stream.concat(endpoint.retry().stream(), Stream.of(endpoint.operation(), endpoint.api()))
        .forEach(name -> problems.addAll(add(name)));
    NamedPolicy.missing(endpoint, registry, added, MENDING).ifPresent(problems::add);
    return problems;
  }

  private List<Problem> add(String name) {
    if (!loaded.says(Domain.RETRY, name)) {
      return List.of();
    }
    Optional<Problem> ambiguous = loaded.claim(Domain.RETRY, name);
    if (ambiguous.isPresent()) {
      return List.of(ambiguous.get());
    }
    if (!added.add(name)) {
      return List.of();
    }
    if (NamedPolicy.isIn(registry, name)) {
      added.remove(name);
      return loaded.complain(Domain.RETRY, name, inTheWay(name));
    }
    RetryConfig config = PolicyKeys.plan(loaded, name).config();
    registry.addConfiguration(name, config);
    return List.of();
  }

  private static String inTheWay(String name) {
    return name.equals(DEFAULT)
        ? "the registry given in code has a policy \"default\", as every registry has; set it there"
        : "the registry given in code has a policy \"%s\", too; leave one of them out"
            .formatted(name);
  }
}
