package dev.redial.samples.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The median of some rounds, between the least and the most. */
record Spread(double least, double median, double most) {

  static <T> Spread of(List<T> outcomes, ToDoubleFunction<T> measure) {
    double[] sorted = outcomes.stream().mapToDouble(measure).sorted().toArray();
    return new Spread(
        sorted[0],
        (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2,
        sorted[sorted.length - 1]);
  }
}
