package dev.redial.runtime;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Turns the names of hosts and proxies into addresses, in place of the JVM's resolver.
 *
 * <p>Thread-safety: called by several dialling threads at once, never by a caller's thread; it may
 * block, and a call's deadline holds in the meantime.
 */
@FunctionalInterface
public interface HostResolver {
  /**
   * Looks a host up.
   *
   * @param host a name or a literal address, without brackets
   * @return its addresses, the preferred one first; all are tried (RFC 8305)
   * @throws UnknownHostException if there are none, which the call then fails with
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
