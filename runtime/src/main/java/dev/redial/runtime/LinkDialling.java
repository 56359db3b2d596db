package dev.redial.runtime;

import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.LinkSource;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.transport.Dialer;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.transport.Target;
import dev.redial.runtime.transport.TunnelRefusedException;
import java.io.IOException;
import javax.net.ssl.SSLException;

/**
 * Dials what a key of the pool stands for.
 *
 * @param dialer with the manager's settings
 */
record LinkDialling(Dialer dialer) implements LinkSource {
  @Override
  public Link open(PoolKey key, long deadlineNanos) throws IOException {
    Isolation client = key.isolation();
    try {
      return dialer.with(client.tls()).dial(target(key), deadlineNanos);
    } catch (IOException e) {
      if (key.route().proxy() != null && isOfTheWay(e)) {
        client.routes().unreachable(key.origin(), key.route(), e);
      }
      throw e;
    }
  }

  private static Target target(PoolKey key) {
    Origin origin = key.origin();
    Target direct = Target.of(origin.scheme(), origin.host(), origin.port());
    Target bound = key.isolation().localAddress().map(direct::from).orElse(direct);
    Proxy proxy = key.route().proxy();
    return proxy == null ? bound : bound.through(proxy);
  }

  /** Whether the proxy could not be reached; it was if it refused, or if TLS failed behind it. */
  private static boolean isOfTheWay(IOException failure) {
    return !(failure instanceof TunnelRefusedException || failure instanceof SSLException);
  }
}
