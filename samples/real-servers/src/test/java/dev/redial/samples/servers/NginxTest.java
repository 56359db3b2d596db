package dev.redial.samples.servers;

import dev.redial.runtime.RedialHttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** nginx that ends a connection at the third request, and after a second without one. */
final class NginxTest {
  @TempDir Path directory;

  @Tag("P2")
  @ParameterizedTest
  @EnumSource
  void noCallIsLostOrDoubled(Sending sending) throws Exception {
    try (RealServer nginx = Nginx.inClear(Nginx.Limits.TIGHT)) {
      Trial trial = Trial.of("nginx", RedialHttpClient.newBuilder(), nginx, sending);
      trial.assertNoneLostNoneTwice(nginx);
      trial.assertStored(nginx);
    }
  }

  @Tag("P2")
  @ParameterizedTest
  @EnumSource
  void noCallIsLostOrDoubledOverTls(Sending sending) throws Exception {
    TestCertificate certificate = TestCertificate.in(directory);
    try (RealServer nginx = Nginx.withTls(Nginx.Limits.TIGHT, certificate)) {
      RedialHttpClient.Builder settings =
          RedialHttpClient.newBuilder().sslContext(certificate.trusting());
      Trial trial = Trial.of("nginx over TLS", settings, nginx, sending);
      trial.assertNoneLostNoneTwice(nginx);
      trial.assertStored(nginx);
    }
  }

  @ParameterizedTest
  @EnumSource
  void longPipelinesAreAnsweredInOrder(Sending sending) throws Exception {
    try (RealServer nginx = Nginx.inClear(Nginx.Limits.WIDE)) {
      Trial trial = Trial.of("nginx without limits", RedialHttpClient.newBuilder(), nginx, sending);
      trial.assertNoneLostNoneTwice(nginx);
      trial.assertStored(nginx);
    }
  }

  @Tag("P9")
  @Tag("R1")
  @Test
  void callsThatMeetAnIdleConnectionsEndArriveOnce() throws Exception {
    try (RealServer nginx = Nginx.inClear(Nginx.Limits.TIGHT)) {
      IdleRace.run("nginx, pauses", nginx).assertNoneTwiceAndOnlyPostsGivenUp(nginx);
    }
  }
}
