package dev.redial.samples.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/**
 * One histogram for each of so many, used again in each turn: made in a turn, they would be counted
 * as the client's.
 *
 * <p>Thread-safety: each for one thread at a time.
 */
final class Histograms {
  private final List<Histogram> all;

  Histograms(int number) {
    all = Stream.generate(Histogram::new).limit(number).toList();
  }

  /** That one, with nothing in it. */
  Histogram cleared(int index) {
    Histogram histogram = all.get(index);
    histogram.clear();
    return histogram;
  }
}
