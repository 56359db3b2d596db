package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs of one measure in other JVMs.
 *
 * @param progress where the figures of each run are told as they come
 */
record ScalingRuns(Measure measure, ScalingOptions options, PrintStream progress) {

  /** They start sooner, and work more slowly later. */
  private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

  /** A fresh JVM for each run; in the short form one for all, with the first compiler only. */
  List<Figures> figures(List<String> jvm, List<List<String>> runs) throws IOException {
    if (options.form() == ScalingOptions.Form.SHORT) {
      List<String> brief = new ArrayList<>(jvm);
      brief.add(FIRST_COMPILER_ONLY);
      return inOneJvm(brief, runs);
    }
    List<Figures> all = new ArrayList<>();
    for (List<String> run : runs) {
      all.addAll(inOneJvm(jvm, List.of(run)));
    }
    return all;
  }

  private List<Figures> inOneJvm(List<String> jvm, List<List<String>> runs) throws IOException {
    List<Figures> all = new ArrayList<>();
    try (Child child = Child.of(ScalingRunMain.class, jvm, arguments(runs))) {
      for (String line = child.line(); line != null; line = child.line()) {
        progress.println(line);
        if (Figures.isLine(line)) {
          all.add(Figures.of(line));
        }
      }
    }
    while (all.size() < runs.size()) {
      all.add(Figures.failed("its process has ended"));
    }
    return all;
  }

  private List<String> arguments(List<List<String>> runs) {
    List<String> arguments = new ArrayList<>();
    for (List<String> run : runs) {
      arguments.add(arguments.isEmpty() ? measure.name() : ScalingRunMain.NEXT);
      arguments.addAll(run);
    }
    return arguments;
  }
}
