package dev.redial.samples.servers;

import dev.redial.runtime.RedialHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Apache httpd, which counts down the requests that it still takes. */
final class HttpdTest {
  @Tag("P4")
  @ParameterizedTest
  @EnumSource
  void noCallIsLostOrDoubled(Sending sending) throws Exception {
    try (RealServer httpd = Httpd.start();
        Tap tap = Tap.before(httpd)) {
      Trial trial = Trial.of("httpd", RedialHttpClient.newBuilder(), tap.uri(), sending);
      trial.assertNoneLostNoneTwice(httpd);
      trial.assertNoPostWrittenTwice(tap);
      trial.assertStored(httpd);
    }
  }
}
