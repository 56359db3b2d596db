package dev.redial.runtime;

import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.pool.Routes;
import dev.redial.runtime.transport.Proxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a {@link ProxySelector}: {@code http} goes through its proxy in absolute-form, {@code https}
 * through a tunnel. Of several proxies the first is taken.
 *
 * <p>Thread-safety: as the selector.
 *
 * @param selector of the application
 * @param credentials for all its proxies; null for none
 */
record ProxyRoutes(ProxySelector selector, Proxy.@Nullable Credentials credentials)
    implements Routes {

  @Override
  public Route to(URI uri) throws IOException {
    java.net.Proxy first = firstFor(uri);
    return switch (first.type()) {
      case DIRECT -> Route.DIRECT;
      case HTTP -> new Route(proxy(uri, addressOf(first)));
      case SOCKS ->
          throw new IOException(
              "the proxy selector named "
                  + first
                  + " for "
                  + uri.getHost()
                  + ", and SOCKS is not spoken: have it name an HTTP proxy, or none");
    };
  }

  private java.net.Proxy firstFor(URI uri) throws IOException {
    List<java.net.Proxy> named;
    try {
      named = selector.select(uri);
    } catch (RuntimeException e) {
      throw new IOException("the proxy selector failed for " + uri.getHost() + ": " + e, e);
    }
    return named == null || named.isEmpty() ? java.net.Proxy.NO_PROXY : named.get(0);
  }

  private static InetSocketAddress addressOf(java.net.Proxy proxy) throws IOException {
    if (proxy.address() instanceof InetSocketAddress address) {
      return address;
    }
    throw new IOException("the proxy selector named a proxy without host and port: " + proxy);
  }

  private Proxy proxy(URI uri, InetSocketAddress address) {
    boolean tunnel = uri.getScheme().equalsIgnoreCase("https");
    return new Proxy(
        tunnel ? Proxy.Kind.CONNECT : Proxy.Kind.PLAIN,
        InetSocketAddress.createUnresolved(address.getHostString(), address.getPort()),
        credentials);
  }

  @Override
  public void unreachable(Origin origin, Route route, IOException cause) {
    Proxy proxy = route.proxy();
    if (proxy != null) {
      URI uri = URI.create(origin.toString());
      selector.connectFailed(uri, asNamed(uri, proxy.address()), cause);
    }
  }

  /** The address as the selector knows it: it may compare. */
  private SocketAddress asNamed(URI uri, InetSocketAddress dialled) {
    try {
      InetSocketAddress named = addressOf(firstFor(uri));
      boolean same =
          named.getHostString().equals(dialled.getHostString())
              && named.getPort() == dialled.getPort();
      return same ? named : dialled;
    } catch (IOException e) {
      return dialled;
    }
  }
}
