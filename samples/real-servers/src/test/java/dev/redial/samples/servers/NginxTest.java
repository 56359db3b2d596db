package dev.redial.samples.servers;

import dev.redial.runtime.RedialHttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** nginx that ends a connection at the third request, and after a second without one. */
final class NginxTest {
  private static TestCertificate certificate;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    certificate = TestCertificate.in(directory);
  }

  @Tag("P2")
  @ParameterizedTest
  @EnumSource
  void noCallIsLostOrDoubled(Sending sending) throws Exception {
    try (RealServer nginx = Nginx.inClear(Nginx.Limits.TIGHT);
        Tap tap = Tap.before(nginx)) {
      Trial trial = Trial.of("nginx", RedialHttpClient.newBuilder(), tap.uri(), sending);
      trial.assertNoneLostNoneTwice(nginx);
      trial.assertNoPostWrittenTwice(tap);
      trial.assertStored(nginx);
    }
  }

  @Tag("P2")
  @ParameterizedTest
  @EnumSource
  void noCallIsLostOrDoubledOverTls(Sending sending) throws Exception {
    try (RealServer nginx = Nginx.withTls(Nginx.Limits.TIGHT, certificate)) {
      RedialHttpClient.Builder settings =
          RedialHttpClient.newBuilder().sslContext(certificate.trusting());
      Trial trial = Trial.of("nginx over TLS", settings, nginx.uri(), sending);
      trial.assertNoneLostNoneTwice(nginx);
      trial.assertStored(nginx);
    }
  }

  @ParameterizedTest
  @EnumSource
  void longPipelinesAreAnsweredInOrder(Sending sending) throws Exception {
    try (RealServer nginx = Nginx.inClear(Nginx.Limits.WIDE);
        Tap tap = Tap.before(nginx)) {
      Trial trial =
          Trial.of("nginx without limits", RedialHttpClient.newBuilder(), tap.uri(), sending);
      trial.assertNoneLostNoneTwice(nginx);
      trial.assertNoPostWrittenTwice(tap);
      trial.assertStored(nginx);
    }
  }

  @Tag("P9")
  @Tag("R1")
  @Test
  void callsThatMeetAnIdleConnectionsEndArriveOnce() throws Exception {
    try (RealServer nginx = Nginx.inClear(Nginx.Limits.TIGHT);
        Tap tap = Tap.before(nginx)) {
      Trial trial = IdleRace.run("nginx, pauses", tap.uri());
      trial.assertNoneTwiceAndOnlyPostsGivenUp(nginx);
      trial.assertNoPostWrittenTwice(tap);
    }
  }
}
