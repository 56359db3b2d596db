package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client in a JVM of its own, which is idle but when it warms up and is measured.
 *
 * <p>Thread-safety: used by one thread.
 */
final class RunProcess implements AutoCloseable {
  private static final List<String> JVM = List.of("-Xms512m", "-Xmx1g");

  /**
   * The first Java that warns of Unsafe unless it is allowed. Netty 4.2 goes without it there,
   * where on earlier ones it has it; all contenders are given the flag, so that their JVMs are the
   * same.
   */
  private static final int WARNS_OF_UNSAFE = 24;

  private static final double NANOS = 1e9;

  private final Child child;
  private final List<Scenario> scenarios;
  private final PrintStream progress;

  /** Why it has not become warm. */
  private @Nullable Outcome failure;

  private RunProcess(Child child, List<Scenario> scenarios, PrintStream progress) {
    this.child = child;
    this.scenarios = scenarios;
    this.progress = progress;
  }

  /** Returns when it is warm for each of the scenarios, or has failed. */
  static RunProcess warmed(
      Client client, List<Scenario> scenarios, Target target, Options options, PrintStream progress)
      throws IOException {
    List<String> arguments =
        List.of(
            client.name(),
            scenarios.stream().map(Scenario::name).collect(Collectors.joining(",")),
            target.http().toString(),
            target.https().toString(),
            target.key().file().toString(),
            nanos(options.warmSeconds()),
            nanos(options.seconds()));
    RunProcess run = new RunProcess(Child.of(RunMain.class, jvm(), arguments), scenarios, progress);
    String said = run.heard();
    if (!said.equals(RunMain.WARM)) {
      run.failure = Outcome.of(said);
    }
    return run;
  }

  private static List<String> jvm() {
    List<String> options = new ArrayList<>(JVM);
    if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }

  private static String nanos(double seconds) {
    return String.valueOf((long) (seconds * NANOS));
  }

  boolean isWarmFor(Scenario scenario) {
    return scenarios.contains(scenario);
  }

  Outcome measured(Scenario scenario) throws IOException {
    if (failure != null) {
      return failure;
    }
    child.tell(scenario.name());
    return Outcome.of(heard());
  }

  /** What it says next: that it is warm, or an outcome. */
  private String heard() throws IOException {
    for (String line = child.line(); line != null; line = child.line()) {
      if (line.equals(RunMain.WARM) || Outcome.isLine(line)) {
        return line;
      }
      progress.println(line);
    }
    return Outcome.failed("its process has ended").line();
  }

  @Override
  public void close() {
    child.close();
  }
}
