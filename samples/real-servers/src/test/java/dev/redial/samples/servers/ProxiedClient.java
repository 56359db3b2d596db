package dev.redial.samples.servers;

import dev.redial.runtime.RedialHttpClient;
import java.net.ProxySelector;

/** Makes clients that go through Squid. */
final class ProxiedClient {
  private ProxiedClient() {}

  static RedialHttpClient.Builder through(RealServer squid, Squid.Access access) {
    RedialHttpClient.Builder settings =
        RedialHttpClient.newBuilder().proxy(ProxySelector.of(squid.address()));
    return switch (access) {
      case EVERYBODY -> settings;
      case WITH_PASSWORD -> settings.proxyCredentials(Squid.USER, Squid.PASSWORD);
    };
  }
}
