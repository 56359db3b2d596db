package dev.redial.samples.benchmarks;

import java.net.URI;

/** The process of one run: prints its outcome. */
final class RunMain {
  private RunMain() {}

  /** Takes client, scenario, the server's URI, and the times to warm up and to measure in ns. */
  public static void main(String[] arguments) {
    Run run =
        new Run(
            Client.valueOf(arguments[0]),
            Scenario.valueOf(arguments[1]),
            URI.create(arguments[2]),
            Long.parseLong(arguments[3]),
            Long.parseLong(arguments[4]));
    System.out.println(outcome(run).line());
    System.out.flush();
    Runtime.getRuntime().halt(0); // whatever threads a client leaves behind
  }

  private static Outcome outcome(Run run) {
    try {
      return run.measured();
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      return Outcome.failed(e.toString());
    }
  }
}
