package dev.redial.samples.servers;

import dev.redial.runtime.RedialHttpClient;
import java.net.ProxySelector;
import org.junit.jupiter.api.Assumptions;

/** Makes clients that go through Squid. */
final class ProxiedClient {
  private ProxiedClient() {}

  static RedialHttpClient.Builder through(RealServer squid, Squid.Access access) {
    try {
      RedialHttpClient.Builder settings =
          RedialHttpClient.newBuilder().proxy(ProxySelector.of(squid.address()));
      return switch (access) {
        case EVERYBODY -> settings;
        case WITH_PASSWORD -> withCredentials(settings);
      };
    } catch (UnsupportedOperationException e) {
      return Assumptions.abort("The client cannot do this yet: " + e.getMessage());
    }
  }

  /** To become {@code settings.proxyCredentials(Squid.USER, Squid.PASSWORD)}, without the catch. */
  private static RedialHttpClient.Builder withCredentials(RedialHttpClient.Builder settings) {
    throw new UnsupportedOperationException("Basic authentication at a proxy, by " + settings);
  }
}
