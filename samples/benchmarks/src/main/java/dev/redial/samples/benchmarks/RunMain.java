package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;

/** The process of a client on a scenario: says when it is warm, and measures for each line. */
final class RunMain {
  static final String WARM = "warm";

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
    try (WarmRun warm = run.warmed()) {
      say(WARM);
      BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      while (orders.readLine() != null) {
        say(warm.measured().line());
      }
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      say(Outcome.failed(e.toString()).line());
    }
    Runtime.getRuntime().halt(0); // whatever threads a client leaves behind
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
