package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The questions, each with what asks and what is run in other JVMs to answer it. */
enum Measure {
  PIPELINES(Pipelines::report, Pipelines::run),
  IDLE(IdleConnections::report, IdleConnections::run),
  ORIGINS(ManyOrigins::report, ManyOrigins::run),
  START_UP(StartUp::report, arguments -> Figures.failed("its runs are those of FirstCall")),
  ALLOCATION(Allocation::report, Allocation::run);

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Reporter reporter;

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final Runner runner;

  /** Asks for runs and makes a table of their figures. */
  private interface Reporter {
    Report report(ScalingRuns runs) throws IOException, InterruptedException;
  }

  /** One run, in a JVM that is there for it. */
  private interface Runner {
    Figures run(List<String> arguments) throws IOException, InterruptedException;
  }

  Measure(Reporter reporter, Runner runner) {
    this.reporter = reporter;
    this.runner = runner;
  }

  /** As it is named on the command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Report report(ScalingRuns runs) throws IOException, InterruptedException {
    return reporter.report(runs);
  }

  Figures run(List<String> arguments) throws IOException, InterruptedException {
    return runner.run(arguments);
  }
}
