package dev.redial.samples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.RedialHttpClient;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Squid between the client and nginx: it relays requests in clear, and opens tunnels for TLS. */
final class SquidTest {
  private static TestCertificate certificate;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    certificate = TestCertificate.in(directory);
  }

  @ParameterizedTest
  @EnumSource
  void noRelayedCallIsLostOrDoubled(Squid.Access access) throws Exception {
    try (RealServer nginx = Nginx.inClear(Nginx.Limits.WIDE);
        RealServer squid = Squid.start(access)) {
      Trial trial =
          bothWays("Squid for " + access, ProxiedClient.through(squid, access), nginx.uri());
      trial.assertNoneLostNoneTwice(squid);
      trial.as("nginx behind " + trial.name()).assertNoneLostNoneTwice(nginx);
      trial.assertStored(nginx);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTunnelledCallIsLostOrDoubled(Squid.Access access) throws Exception {
    try (RealServer nginx = Nginx.withTls(Nginx.Limits.WIDE, certificate);
        RealServer squid = Squid.start(access)) {
      RedialHttpClient.Builder settings =
          ProxiedClient.through(squid, access).sslContext(certificate.trusting());
      Trial trial =
          bothWays("nginx through a tunnel of Squid for " + access, settings, nginx.uri());
      trial.assertNoneLostNoneTwice(nginx);
      trial.assertStored(nginx);
      assertThat(squid.arrivals()).extracting(Arrival::method).containsOnly("CONNECT");
    }
  }

  private static Trial bothWays(String name, RedialHttpClient.Builder settings, URI target)
      throws Exception {
    return Trial.of(name, settings, target, Sending.SEND)
        .and(Trial.of(name, settings, target, Sending.SEND_ASYNC))
        .as(name);
  }
}
