package dev.redial.runtime.transport;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where to dial, and by which way.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or a literal address, without brackets
 * @param port 1 to 65535
 * @param proxy the proxy in between; null for none
 * @param localAddress the address to bind to; null for the system's choice
 */
public record Target(
    String scheme,
    String host,
    int port,
    @Nullable Proxy proxy,
    @Nullable InetAddress localAddress) {

  /** Writes scheme and host in lower case and takes the brackets off a literal address. */
  public Target {
    scheme = scheme.toLowerCase(Locale.ROOT);
    host = withoutBrackets(host).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("not http or https: " + scheme);
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (scheme.equals("https") && proxy != null && proxy.kind() == Proxy.Kind.PLAIN) {
      throw new IllegalArgumentException("https passes a proxy through a tunnel only");
    }
  }

  /**
   * A target that is dialled directly.
   *
   * @param scheme {@code http} or {@code https}
   * @param host a name or a literal address
   * @param port 1 to 65535
   * @return the target
   */
  public static Target of(String scheme, String host, int port) {
    return new Target(scheme, host, port, null, null);
  }

  /**
   * The target of a URI.
   *
   * @param uri with scheme and host; without a port the scheme's own is taken
   * @return the target
   */
  public static Target of(URI uri) {
    int standardPort = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return of(uri.getScheme(), uri.getHost(), uri.getPort() < 0 ? standardPort : uri.getPort());
  }

  /**
   * This target behind a proxy.
   *
   * @param way the proxy
   * @return a new target
   */
  public Target through(Proxy way) {
    return new Target(scheme, host, port, way, localAddress);
  }

  /**
   * This target, dialled from a certain address.
   *
   * @param local an address of this machine
   * @return a new target
   */
  public Target from(InetAddress local) {
    return new Target(scheme, host, port, proxy, local);
  }

  /**
   * Whether octets to it travel in TLS.
   *
   * @return true for https
   */
  public boolean secure() {
    return scheme.equals("https");
  }

  /**
   * Host and port as in messages and in CONNECT.
   *
   * @return {@code shop.example:443}, or {@code [::1]:443}
   */
  public String hostAndPort() {
    return hostAndPort(host, port);
  }

  /** What is dialled, as in messages: with the proxy, for it may be that one that is at fault. */
  String way() {
    return proxy == null
        ? hostAndPort()
        : hostAndPort()
            + " through the proxy "
            + hostAndPort(proxy.address().getHostString(), proxy.address().getPort());
  }

  static String hostAndPort(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
