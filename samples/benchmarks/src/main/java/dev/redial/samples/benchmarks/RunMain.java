package dev.redial.samples.benchmarks;

import java.net.URI;
import java.nio.file.Path;

/** The process of one run: prints its outcome. */
final class RunMain {
  private RunMain() {}

  /**
   * Takes client, scenario, the server's two URIs and the file of its key, and the times to warm up
   * and to measure in ns.
   */
  public static void main(String[] arguments) {
    Run run =
        new Run(
            Client.valueOf(arguments[0]),
            Scenario.valueOf(arguments[1]),
            new Target(
                URI.create(arguments[2]),
                URI.create(arguments[3]),
                new TlsKey(Path.of(arguments[4]))),
            Long.parseLong(arguments[5]),
            Long.parseLong(arguments[6]));
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
