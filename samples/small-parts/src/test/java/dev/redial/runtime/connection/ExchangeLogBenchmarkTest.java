package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExchangeLogBenchmarkTest {
  private final ExchangeLogBenchmark benchmark = new ExchangeLogBenchmark();

  @Test
  void noEventOfABurstIsDropped() {
    ExchangeLogBenchmark.Listener listener = new ExchangeLogBenchmark.Listener();
    for (int burst = 0; burst < 10; burst++) {
      listener.catchUp();
      benchmark.oneListener(listener);
    }
    listener.catchUp();
    assertThat(listener.told()).isEqualTo(10 * 1024);
  }
}
