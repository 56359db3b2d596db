package dev.redial.samples.benchmarks;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one measure found: a heading and tables in Markdown, and the figures that they are made of.
 */
record Report(String title, List<String> tables, List<Figures> figures) {

  /** Whether every call was answered as it should be. */
  boolean isRight() {
    return figures.stream().allMatch(Figures::isRight);
  }

  String text() {
    return figures.stream()
        .filter(run -> !run.isRight())
        .map(run -> "**" + run.fault() + "**\n\n")
        .collect(Collectors.joining("", "## " + title + "\n\n" + String.join("\n", tables), ""));
  }
}
