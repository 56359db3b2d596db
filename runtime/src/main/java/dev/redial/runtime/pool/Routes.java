package dev.redial.runtime.pool;

import java.io.IOException;
import java.net.URI;

/** Which way requests go; asked on a thread that may block, but for {@link #DIRECT}. */
@FunctionalInterface
public interface Routes {
  /** Never through a proxy; does not block. */
  Routes DIRECT = uri -> Route.DIRECT;

  /**
   * The way to a URI; may block.
   *
   * @throws IOException if there is none that can be gone
   */
  Route to(URI uri) throws IOException;

  /** The proxy of a route could not be reached; told on a dialling thread. */
  default void unreachable(Origin origin, Route route, IOException cause) {}
}
