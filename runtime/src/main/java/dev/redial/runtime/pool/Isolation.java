package dev.redial.runtime.pool;

import dev.redial.runtime.transport.TlsSettings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls share a connection only within one isolation: one per client, with what the client brings
 * to a dial. Compared by identity.
 */
public final class Isolation {
  private final TlsSettings tls;
  private final @Nullable Duration connectTimeout;
  private final @Nullable InetAddress localAddress;
  private final Routes routes;
  private final Consumer<PoolKey> whenHttp2;

  /**
   * A new one, different from all others, without proxies and local address.
   *
   * @param connectTimeout for one dial; null for the manager's
   */
  public Isolation(TlsSettings tls, @Nullable Duration connectTimeout) {
    this(tls, connectTimeout, null, Routes.DIRECT);
  }

  /**
   * A new one, different from all others.
   *
   * @param connectTimeout for one dial; null for the manager's
   * @param localAddress to connect from; null for the system's choice
   * @param routes told of proxies that cannot be reached
   */
  public Isolation(
      TlsSettings tls,
      @Nullable Duration connectTimeout,
      @Nullable InetAddress localAddress,
      Routes routes) {
    this(tls, connectTimeout, localAddress, routes, key -> {});
  }

  private Isolation(
      TlsSettings tls,
      @Nullable Duration connectTimeout,
      @Nullable InetAddress localAddress,
      Routes routes,
      Consumer<PoolKey> whenHttp2) {
    this.tls = tls;
    this.connectTimeout = connectTimeout;
    this.localAddress = localAddress;
    this.routes = routes;
    this.whenHttp2 = whenHttp2;
  }

  /**
   * A new one, different from all others, that offers {@code h2} and {@code http/1.1} by ALPN.
   *
   * @param chosen told when an origin has chosen HTTP/2, before the calls that wait for it are
   */
  public Isolation offeringHttp2(Consumer<PoolKey> chosen) {
    return new Isolation(
        tls.offering("h2", "http/1.1"), connectTimeout, localAddress, routes, chosen);
  }

  /** A new one with the same settings, different from all others. */
  public Isolation apart() {
    return new Isolation(tls, connectTimeout, localAddress, routes, whenHttp2);
  }

  /** Whether the first dial finds out which protocol is spoken. */
  boolean offersChoice() {
    return tls.applicationProtocols().size() > 1;
  }

  void choseHttp2(PoolKey key) {
    whenHttp2.accept(key);
  }

  /** How its connections are secured. */
  public TlsSettings tls() {
    return tls;
  }

  /** The address they come from, if it was chosen. */
  public Optional<InetAddress> localAddress() {
    return Optional.ofNullable(localAddress);
  }

  /** Where its routes come from. */
  public Routes routes() {
    return routes;
  }

  Duration connectTimeout(Duration standard) {
    Duration own = connectTimeout;
    return own == null ? standard : own;
  }
}
