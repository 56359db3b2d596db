package dev.redial.samples.benchmarks;

import dev.redial.runtime.ConnectionManager;
import dev.redial.runtime.RedialHttpClient;
import java.net.http.HttpClient;

/**
 * Redial with the limits of a run.
 *
 * <p>Thread-safety: as its parts.
 */
record RedialConnections(ConnectionManager connections, RedialHttpClient http)
    implements AutoCloseable {
  private static final int WINDOW_OCTETS = 1 << 20;

  static RedialConnections of(Setup setup) {
    return of(manager(setup));
  }

  static RedialConnections of(ConnectionManager connections) {
    RedialHttpClient http =
        RedialHttpClient.newBuilder()
            .connectionManager(connections)
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(setup.trust().context())
            .build();
    return new RedialConnections(connections, http);
  }

  private static ConnectionManager manager(Setup setup) {
    ConnectionManager.Builder builder =
        ConnectionManager.builder().maxConnectionsPerOrigin(setup.connections());
    setup.depth().ifPresent(depth -> builder.maxPipelineDepth(depth).pipelineWindow(WINDOW_OCTETS));
    if (setup.rescue() == Setup.Rescue.OFF) {
      builder.withoutRescue();
    }
    return builder.build();
  }

  @Override
  public void close() {
    http.close();
    connections.closeNow();
  }
}
