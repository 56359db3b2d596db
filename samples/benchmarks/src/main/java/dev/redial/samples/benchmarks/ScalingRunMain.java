package dev.redial.samples.benchmarks;

import java.util.Arrays;
import java.util.List;

/** A process of one measure: prints the figures of each of its runs. */
final class ScalingRunMain {
  /** Between the arguments of two runs. */
  static final String NEXT = "next";

  private ScalingRunMain() {}

  /** Takes the measure's name and the arguments of runs. */
  public static void main(String[] arguments) {
    Measure measure = Measure.valueOf(arguments[0]);
    int from = 1;
    for (int to = from; to <= arguments.length; to++) {
      if (to == arguments.length || arguments[to].equals(NEXT)) {
        List<String> run = Arrays.asList(arguments).subList(from, to);
        System.out.println(figures(measure, run).line());
        from = to + 1;
      }
    }
    System.out.flush();
    Runtime.getRuntime().halt(0); // whatever threads a client leaves behind
  }

  private static Figures figures(Measure measure, List<String> run) {
    try {
      return measure.run(run);
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      return Figures.failed(e.toString());
    }
  }
}
