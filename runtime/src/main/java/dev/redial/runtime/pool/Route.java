package dev.redial.runtime.pool;

import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.wire.Persistence.Via;
import org.jspecify.annotations.Nullable;

/**
 * The way to an origin.
 *
 * @param proxy in between; null for none
 */
public record Route(@Nullable Proxy proxy) {
  /** Without a proxy. */
  public static final Route DIRECT = new Route(null);

  /** Whether a proxy reads the messages. */
  public Via via() {
    return proxy != null && proxy.kind() == Proxy.Kind.PLAIN ? Via.PLAIN_PROXY : Via.DIRECT;
  }
}
