package dev.redial.runtime.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns host names into addresses. */
@FunctionalInterface
public interface Resolver {

  /**
   * Looks a host up; may block.
   *
   * @param host a name or a literal address, without brackets
   * @return its addresses, the preferred one first
   * @throws UnknownHostException if there are none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /**
   * The JDK's own, with its cache.
   *
   * @return a resolver that asks {@link InetAddress#getAllByName}
   */
  static Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
