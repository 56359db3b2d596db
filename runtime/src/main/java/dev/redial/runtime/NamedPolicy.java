package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.runtime.configuration.Configuration;
import dev.redial.runtime.configuration.Problem;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The policy that an endpoint names: without it, another one would be taken in silence. */
final class NamedPolicy {
  private NamedPolicy() {}

  static boolean isIn(RetryRegistry registry, String name) {
    return registry.getConfiguration(name).isPresent() || registry.find(name).isPresent();
  }

  /**
   * What is to be said if it is not there.
   *
   * @param others names that the registry does not tell
   * @param mending how it can be added; {@code %s} stands for its name
   */
  static Optional<Problem> missing(
      Endpoint endpoint, RetryRegistry registry, Set<String> others, String mending) {
    return endpoint
        .retry()
        .filter(name -> !isIn(registry, name))
        .map(
            name ->
                new Problem(
                    "@Retry(\"%s\") of %s".formatted(name, endpoint),
                    "there is no retry policy of that name; the nearest is \"%s\". "
                            .formatted(Configuration.nearest(name, known(registry, others)))
                        + mending.formatted(name)));
  }

  private static Set<String> known(RetryRegistry registry, Set<String> others) {
    Set<String> known = new TreeSet<>(others);
    registry.getAllRetries().forEach(retry -> known.add(retry.getName()));
    return known;
  }
}
