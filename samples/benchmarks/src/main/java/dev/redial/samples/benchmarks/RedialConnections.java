package dev.redial.samples.benchmarks;

import dev.redial.runtime.ConnectionManager;
import dev.redial.runtime.RedialHttpClient;
import java.net.http.HttpClient;
import java.util.function.UnaryOperator;

/**
 * Redial with the limits of a run.
 *
 * <p>Thread-safety: as its parts.
 */
record RedialConnections(ConnectionManager connections, RedialHttpClient http)
    implements AutoCloseable {
  private static final int WINDOW_OCTETS = 1 << 20;

  static RedialConnections of(Setup setup) {
    return of(manager(setup), client -> client.sslContext(setup.trust().context()));
  }

  /** For servers that are asked in clear. */
  static RedialConnections of(ConnectionManager connections) {
    return of(connections, client -> client);
  }

  private static RedialConnections of(
      ConnectionManager connections, UnaryOperator<RedialHttpClient.Builder> settings) {
    RedialHttpClient.Builder client =
        RedialHttpClient.newBuilder()
            .connectionManager(connections)
            .version(HttpClient.Version.HTTP_1_1);
    return new RedialConnections(connections, settings.apply(client).build());
  }

  private static ConnectionManager manager(Setup setup) {
    ConnectionManager.Builder builder =
        ConnectionManager.builder().maxConnectionsPerOrigin(setup.connections());
    setup.depth().ifPresent(depth -> builder.maxPipelineDepth(depth).pipelineWindow(WINDOW_OCTETS));
    if (setup.rescue() == Setup.Rescue.OFF) {
      builder.withoutRescue();
    }
    if (setup.busyWaiting() == Setup.BusyWaiting.OFF) {
      builder.withoutBusyWaiting();
    }
    return builder.build();
  }

  @Override
  public void close() {
    http.close();
    connections.closeNow();
  }
}
