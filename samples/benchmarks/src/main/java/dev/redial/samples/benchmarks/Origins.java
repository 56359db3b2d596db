package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The {@link OriginsServer} in a JVM of its own, by all addresses that are called. */
final class Origins implements AutoCloseable {
  private final Child child;
  private final String ports;

  private Origins(Child child, String ports) {
    this.child = child;
    this.ports = ports;
  }

  /** A server whose held requests are answered when {@code together} of them are there. */
  static Origins served(int ports, int together) throws IOException {
    Child child =
        Child.of(
            OriginsServer.class,
            List.of("-Xmx1g", "-XX:+UseSerialGC"),
            List.of(String.valueOf(ports), String.valueOf(together)));
    String line = child.line();
    if (line == null) {
      throw new IOException("the server has not started");
    }
    return new Origins(child, line);
  }

  /** As an argument of a run. */
  String ports() {
    return ports;
  }

  /** On each of the ports, 127.0.1.1 to 127.0.1.{@code addresses}; all have a slash at the end. */
  static List<URI> of(String ports, int addresses) {
    List<URI> origins = new ArrayList<>();
    for (String port : ports.split(",", -1)) {
      for (int i = 1; i <= addresses; i++) {
        origins.add(URI.create("http://127.0.1.%d:%s/".formatted(i, port)));
      }
    }
    return origins;
  }

  @Override
  public void close() {
    child.close();
  }
}
