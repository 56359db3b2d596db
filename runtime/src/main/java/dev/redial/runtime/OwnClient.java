package dev.redial.runtime;

import dev.redial.Endpoint;
import dev.redial.runtime.configuration.Configuration;
import dev.redial.runtime.configuration.Domain;
import dev.redial.runtime.configuration.Problem;
import io.github.resilience4j.retry.RetryRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client that is made of what was loaded and of what the code says, which goes before.
 *
 * <p>Thread-safety: none until it is made.
 */
final class OwnClient {
  private static final String MANAGER_GIVEN =
      "belongs to a connection manager, and client(...) was given one: set it there";

  private final Configuration loaded;
  private final ClientSettings client = new ClientSettings();
  private final ManagerSettings manager = new ManagerSettings();
  private final LoadedPolicies policies;
  private final List<Problem> problems = new ArrayList<>();

  OwnClient(
      Configuration loaded,
      @Nullable Consumer<RedialHttpClient.Builder> clientByCode,
      @Nullable Consumer<ConnectionManager.Builder> connectionsByCode) {
    this.loaded = loaded;
    ClientKeys.ROWS.forEach(row -> row.apply(loaded, client));
    ConnectionKeys.ROWS.forEach(row -> row.apply(loaded, manager));
    apply(clientByCode, client);
    apply(connectionsByCode, manager);
    this.policies = policies();
    if (client.connections() != null) {
      if (connectionsByCode != null) {
        throw new ConfigurationException(
            "client(...) was given a connection manager, and connections(...) is for one that is made here; leave one of them out");
      }
      problems.addAll(loaded.complain(Domain.CONNECTIONS, MANAGER_GIVEN));
      problems.addAll(loaded.complain(Domain.RETRY_BUDGET, MANAGER_GIVEN));
    }
  }

  private static <B> void apply(@Nullable Consumer<B> byCode, B built) {
    if (byCode != null) {
      byCode.accept(built);
    }
  }

  private LoadedPolicies policies() {
    RetryRegistry given = client.retries();
    LoadedPolicies all =
        given == null ? LoadedPolicies.alone(loaded) : LoadedPolicies.beside(given, loaded);
    problems.addAll(PolicyKeys.idle(loaded));
    problems.addAll(all.addNamed());
    return all;
  }

  /** Why it cannot be made. */
  List<Problem> problems() {
    return problems;
  }

  /** What was made, to be closed by whoever had it made. */
  Made make() {
    client.retries(policies.registry());
    ConnectionManager given = client.connections();
    if (given != null) {
      return new Made(client.build(), () -> {}, policies);
    }
    ConnectionManager connections = manager.build();
    client.connectionManager(connections);
    return new Made(client.build(), connections::close, policies);
  }

  /**
   * A client with its connections.
   *
   * @param http the client
   * @param closing of what it stands on
   * @param policies that it asks
   */
  record Made(RedialHttpClient http, Runnable closing, LoadedPolicies policies) {
    List<Problem> prepare(Endpoint endpoint) {
      return policies.addFor(endpoint);
    }

    void close() {
      http.close();
      closing.run();
    }
  }
}
