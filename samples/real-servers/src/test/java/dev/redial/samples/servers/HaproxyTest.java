package dev.redial.samples.servers;

import dev.redial.runtime.RedialHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HAProxy in front of nginx; both count. */
final class HaproxyTest {
  @ParameterizedTest
  @EnumSource
  void noCallIsLostOrDoubled(Sending sending) throws Exception {
    try (RealServer nginx = Nginx.inClear(Nginx.Limits.WIDE);
        RealServer haproxy = Haproxy.before(nginx);
        Tap tap = Tap.before(haproxy)) {
      Trial trial = Trial.of("HAProxy", RedialHttpClient.newBuilder(), tap.uri(), sending);
      trial.assertNoneLostNoneTwice(haproxy);
      trial.as("nginx behind HAProxy, " + sending).assertNoneLostNoneTwice(nginx);
      trial.assertNoPostWrittenTwice(tap);
      trial.assertStored(nginx);
    }
  }

  @Tag("P9")
  @Tag("R1")
  @Test
  void callsThatMeetAnIdleConnectionsEndArriveOnce() throws Exception {
    try (RealServer nginx = Nginx.inClear(Nginx.Limits.WIDE);
        RealServer haproxy = Haproxy.before(nginx);
        Tap tap = Tap.before(haproxy)) {
      Trial trial = IdleRace.run("HAProxy, pauses", tap.uri());
      trial.assertNoneTwiceAndOnlyPostsGivenUp(haproxy);
      trial.assertNoPostWrittenTwice(tap);
    }
  }
}
