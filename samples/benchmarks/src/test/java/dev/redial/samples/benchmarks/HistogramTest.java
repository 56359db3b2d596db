package dev.redial.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of latencies. */
class HistogramTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 31, 32, 33, 63, 64, 1_000, 15_123, 400_000_000, 60_000_000_000L})
  void latencyIsKeptToAboutThreePercent(long nanos) {
    Histogram histogram = new Histogram();
    histogram.add(nanos);
    assertThat((double) histogram.quantile(0.5))
        .isCloseTo((double) nanos, Percentage.withPercentage(3.2));
  }

  @Test
  void quantilesAreThoseOfAllCounts() {
    Histogram histogram = new Histogram();
    histogram.add(10, 98);
    histogram.add(20, 2);
    assertThat(histogram.quantile(0.5)).isEqualTo(10);
    assertThat(histogram.quantile(0.98)).isEqualTo(10);
    assertThat(histogram.quantile(0.99)).isEqualTo(20);
    assertThat(histogram.count()).isEqualTo(100);
  }
}
