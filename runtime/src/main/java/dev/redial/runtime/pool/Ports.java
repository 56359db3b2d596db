package dev.redial.runtime.pool;

import dev.redial.runtime.transport.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lingering ports of all destinations; a destination is what is dialled, an origin or a proxy.
 *
 * <p>Thread-safety: used by any thread.
 */
final class Ports {
  private final int mostLingering;
  private final Map<Destination, ClosedPorts> destinations = new ConcurrentHashMap<>();

  private record Destination(String host, int port) {}

  Ports(int mostLingering) {
    this.mostLingering = mostLingering;
  }

  private static Destination destinationOf(PoolKey key) {
    Proxy proxy = key.route().proxy();
    return proxy == null
        ? new Destination(key.origin().host(), key.origin().port())
        : new Destination(proxy.address().getHostString(), proxy.address().getPort());
  }

  void closed(PoolKey key, long now) {
    destinations.compute(
        destinationOf(key),
        (destination, known) -> {
          ClosedPorts ports = known == null ? new ClosedPorts(now) : known;
          ports.closed(now);
          return ports;
        });
  }

  boolean mayDial(PoolKey key, long now) {
    return lingering(key, now) < mostLingering;
  }

  int lingering(PoolKey key, long now) {
    return lingering(destinationOf(key), now);
  }

  /** Towards an origin itself, proxies aside. */
  int lingering(Origin origin, long now) {
    return lingering(new Destination(origin.host(), origin.port()), now);
  }

  private int lingering(Destination destination, long now) {
    ClosedPorts ports = destinations.get(destination);
    return ports == null ? 0 : ports.lingering(now);
  }

  int lingering(long now) {
    return destinations.values().stream().mapToInt(ports -> ports.lingering(now)).sum();
  }

  void forgetOld(long now) {
    destinations
        .keySet()
        .forEach(
            destination ->
                destinations.computeIfPresent(
                    destination, (d, ports) -> ports.lingering(now) == 0 ? null : ports));
  }
}
