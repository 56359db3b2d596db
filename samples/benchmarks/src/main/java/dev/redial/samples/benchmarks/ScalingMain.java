package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How Redial behaves as it grows, and what it costs to start: prints a table for each question. */
public final class ScalingMain {
  private ScalingMain() {}

  /** Takes what {@code --help} tells; ends with 1 if a call or a count was not as it should be. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ScalingOptions options;
    try {
      options = ScalingOptions.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("not understood: " + e.getMessage());
      System.exit(2);
      return;
    }
    List<Report> reports = new ArrayList<>();
    for (Measure measure : options.measures()) {
      Report report = measure.report(new ScalingRuns(measure, options, System.err));
      System.out.println(report.text());
      reports.add(report);
    }
    System.exit(reports.stream().allMatch(Report::isRight) ? 0 : 1);
  }
}
