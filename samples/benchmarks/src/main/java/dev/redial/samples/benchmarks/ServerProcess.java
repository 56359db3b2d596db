package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The server in a JVM of its own; it ends with this one at the latest. */
final class ServerProcess implements AutoCloseable {
  private final Child child;
  private final URI base;

  private ServerProcess(Child child, URI base) {
    this.child = child;
    this.base = base;
  }

  static ServerProcess started() throws IOException {
    Child child = Child.of(ServerMain.class, List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of());
    String port = child.line();
    if (port == null) {
      throw new IOException("the server has not started");
    }
    return new ServerProcess(child, URI.create("http://127.0.0.1:" + port + "/"));
  }

  /** Ends with a slash. */
  URI base() {
    return base;
  }

  @Override
  public void close() {
    child.close();
  }
}
