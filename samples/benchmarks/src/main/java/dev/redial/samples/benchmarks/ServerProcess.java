package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server in a JVM of its own; it ends with this one at the latest. */
final class ServerProcess implements AutoCloseable {
  private final Child child;
  private final Target target;

  private ServerProcess(Child child, Target target) {
    this.child = child;
    this.target = target;
  }

  static ServerProcess started() throws IOException {
    TlsKey key = TlsKey.made();
    Child child =
        Child.of(
            ServerMain.class,
            List.of("-Xmx1g", "-XX:+UseSerialGC"),
            List.of(key.file().toString()));
    return new ServerProcess(
        child, new Target(base("http", child.line()), base("https", child.line()), key));
  }

  private static URI base(String scheme, @Nullable String port) throws IOException {
    if (port == null) {
      throw new IOException("the server has not started");
    }
    return URI.create(scheme + "://127.0.0.1:" + port + "/");
  }

  Target target() {
    return target;
  }

  @Override
  public void close() throws IOException {
    child.close();
    target.key().close();
  }
}
