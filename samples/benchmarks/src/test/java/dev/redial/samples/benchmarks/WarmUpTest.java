package dev.redial.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a client is warmed up, by what the compiler says. */
class WarmUpTest {
  private static final long SECOND = 1_000_000_000;

  private final List<Long> stretches = new ArrayList<>();
  private long compiledMillis;

  @Test
  void endsWhenTheCompilerHasHadLessThanATenthOfAStretch() throws Exception {
    warm(30 * SECOND, 1500, 200, 199, 1000);
    assertThat(stretches).containsExactly(2 * SECOND, 2 * SECOND, 2 * SECOND);
  }

  @Test
  void endsAtItsLimitThoughTheCompilerIsBusy() throws Exception {
    warm(5 * SECOND, 2000, 2000, 2000, 2000);
    assertThat(stretches).containsExactly(2 * SECOND, 2 * SECOND, SECOND);
  }

  @Test
  void isOneStretchWhereTheLimitIsShort() throws Exception {
    warm(SECOND / 50, 20);
    assertThat(stretches).containsExactly(SECOND / 50);
  }

  private void warm(long mostNanos, long... compiled) throws IOException, InterruptedException {
    new WarmUp(mostNanos, () -> compiledMillis)
        .by(
            (nanos, tally) -> {
              compiledMillis += compiled[stretches.size()];
              stretches.add(nanos);
            });
  }
}
