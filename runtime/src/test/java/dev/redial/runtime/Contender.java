package dev.redial.runtime;

import dev.redial.testing.Distance;
import dev.redial.testing.DistantServer;

/**
 * A client, and a server of its own.
 *
 * @param name of it in the report
 */
record Contender(
    String name, DistantServer server, ConnectionManager connections, RedialHttpClient http)
    implements AutoCloseable {

  static Contender of(String name, Distance distance, ConnectionManager.Builder settings) {
    ConnectionManager connections = settings.build();
    return new Contender(
        name,
        DistantServer.start(distance),
        connections,
        RedialHttpClient.newBuilder().connectionManager(connections).build());
  }

  @Override
  public void close() {
    http.close();
    connections.closeNow();
    server.close();
  }
}
