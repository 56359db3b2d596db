package dev.redial.runtime;

import java.net.ProxySelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proxies that are configured for all of a JVM. */
final class JvmProxies {
  /** Java's own selector names a proxy only where one of these is set. */
  private static final List<String> PROPERTIES =
      List.of("http.proxyHost", "https.proxyHost", "socksProxyHost", "java.net.useSystemProxies");

  private static final String STANDARD = "sun.net.spi.DefaultProxySelector";

  private JvmProxies() {}

  /**
   * The JVM's selector; null if it is known to name no proxy, so that nobody need ask it call by
   * call.
   */
  static @Nullable ProxySelector selector() {
    ProxySelector selector = ProxySelector.getDefault();
    boolean standard = selector != null && selector.getClass().getName().equals(STANDARD);
    boolean idle = PROPERTIES.stream().allMatch(name -> System.getProperty(name) == null);
    return standard && idle ? null : selector;
  }
}
