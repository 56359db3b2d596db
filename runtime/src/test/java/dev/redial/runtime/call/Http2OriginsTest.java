package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.pool.Isolation;
import dev.redial.runtime.pool.Origin;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.Route;
import dev.redial.runtime.transport.TlsSettings;
import dev.redial.testing.ManualClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R8")
class Http2OriginsTest {
  private final ManualClock clock = new ManualClock();
  private final Http2Origins origins = new Http2Origins(clock);
  private final PoolKey shop =
      new PoolKey(
          Origin.of(URI.create("https://shop.example")),
          new Isolation(TlsSettings.standard(), null),
          Route.DIRECT);

  @Test
  void choiceIsRememberedForTenMinutes() {
    assertThat(origins.knows(shop)).isFalse();
    origins.learn(shop);
    clock.pass(Duration.ofMinutes(10).minusNanos(1));
    assertThat(origins.knows(shop)).isTrue();
    clock.pass(Duration.ofNanos(1));
    assertThat(origins.knows(shop)).isFalse();
  }

  @Test
  void choiceIsForgottenWhenTheOriginChoosesOtherwise() {
    origins.learn(shop);
    origins.forget(shop);
    assertThat(origins.knows(shop)).isFalse();
  }
}
