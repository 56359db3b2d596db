package dev.redial.runtime.pool;

import dev.redial.runtime.transport.Proxy;
import dev.redial.runtime.transport.Proxy.Kind;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What is known of plain proxies, by address: which of them pass on {@code Connection} without
 * understanding it, so that both ends keep a connection open that nobody uses (rule P6).
 *
 * <p>Thread-safety: used by any thread.
 */
final class ProxyHabits {
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Map<InetSocketAddress, Long> hungSince = new ConcurrentHashMap<>();

  /** A reused connection through this proxy fell silent. */
  void hung(Route route, long now) {
    Proxy proxy = route.proxy();
    if (proxy != null && proxy.kind() == Kind.PLAIN) {
      hungSince.put(proxy.address(), now);
    }
  }

  /** Whether a connection through it is better closed after each exchange. */
  boolean closesAfterEach(Route route, long now) {
    Proxy proxy = route.proxy();
    if (proxy == null || proxy.kind() != Kind.PLAIN) {
      return false;
    }
    Long since = hungSince.get(proxy.address());
    return since != null && now - since <= KEPT_NANOS;
  }

  void forgetOld(long now) {
    hungSince.values().removeIf(since -> now - since > KEPT_NANOS);
  }
}
