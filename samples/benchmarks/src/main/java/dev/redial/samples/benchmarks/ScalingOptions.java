package dev.redial.samples.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the command line says.
 *
 * @param seconds that are measured in each run where a rate is asked for
 * @param warmSeconds that are worked before, at most where pipelines are measured
 */
record ScalingOptions(List<Measure> measures, Form form, double seconds, double warmSeconds) {
  private static final double NANOS = 1e9;

  /** How much of everything. */
  enum Form {
    FULL,
    /** Enough to see that it works. */
    SHORT
  }

  /** All that is not said is as in the full form, or in the short one. */
  static ScalingOptions of(String... arguments) {
    List<Measure> all = List.of(Measure.values());
    ScalingOptions options =
        Arrays.asList(arguments).contains("--quick")
            ? new ScalingOptions(all, Form.SHORT, 0.2, 0.2)
            : new ScalingOptions(all, Form.FULL, 5, 10);
    for (String argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private ScalingOptions with(String argument) {
    String[] pair = argument.split("=", 2);
    String value = pair.length == 2 ? pair[1] : "";
    return switch (pair[0]) {
      case "--quick", "" -> this;
      case "--measures" -> new ScalingOptions(chosen(value), form, seconds, warmSeconds);
      case "--seconds" ->
          new ScalingOptions(measures, form, Double.parseDouble(value), warmSeconds);
      case "--warm-seconds" ->
          new ScalingOptions(measures, form, seconds, Double.parseDouble(value));
      default -> throw new IllegalArgumentException(argument + "\n" + usage());
    };
  }

  private static List<Measure> chosen(String value) {
    List<Measure> chosen = new ArrayList<>();
    for (String name : value.split(",", -1)) {
      chosen.add(
          Stream.of(Measure.values())
              .filter(measure -> measure.option().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(name + "\n" + usage())));
    }
    return chosen;
  }

  <T> T sized(T full, T brief) {
    return form == Form.FULL ? full : brief;
  }

  /** As an argument of a run. */
  String nanos() {
    return nanos(seconds);
  }

  /** As an argument of a run. */
  String warmNanos() {
    return nanos(warmSeconds);
  }

  private static String nanos(double seconds) {
    return String.valueOf((long) (seconds * NANOS));
  }

  static String usage() {
    return """
        --quick             a little of everything
        --measures=A,B      of %s
        --seconds=5         measured in each run where a rate is asked for
        --warm-seconds=10   worked before"""
        .formatted(
            Stream.of(Measure.values()).map(Measure::option).collect(Collectors.joining(", ")));
  }
}
