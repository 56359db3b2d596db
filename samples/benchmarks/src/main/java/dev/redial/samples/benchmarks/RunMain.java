package dev.redial.samples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The process of a client: says when it is warm, and measures the scenario of each line. */
final class RunMain {
  static final String WARM = "warm";

  private RunMain() {}

  /**
   * Takes client, scenarios with commas between them, the server's two URIs and the file of its
   * key, and the times to warm up and to measure in ns.
   */
  public static void main(String[] arguments) {
    try {
      Map<Scenario, WarmRun> runs = new EnumMap<>(Scenario.class);
      for (String scenario : arguments[1].split(",", -1)) {
        Run run = run(Scenario.valueOf(scenario), arguments);
        runs.put(run.scenario(), run.warmed());
      }
      say(WARM);
      measure(runs);
      for (WarmRun run : runs.values()) {
        run.close();
      }
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      say(Outcome.failed(e.toString()).line());
    }
    Runtime.getRuntime().halt(0); // whatever threads a client leaves behind
  }

  private static Run run(Scenario scenario, String... arguments) {
    return new Run(
        Client.valueOf(arguments[0]),
        scenario,
        new Target(
            URI.create(arguments[2]), URI.create(arguments[3]), new TlsKey(Path.of(arguments[4]))),
        Long.parseLong(arguments[5]),
        Long.parseLong(arguments[6]));
  }

  private static void measure(Map<Scenario, WarmRun> runs)
      throws IOException, InterruptedException {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      WarmRun run = Objects.requireNonNull(runs.get(Scenario.valueOf(order)), order);
      say(run.measured().line());
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
