package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * All runs: one JVM each, and in each round every client beside the others.
 *
 * @param progress where each outcome is told as it comes
 */
record Benchmarks(Options options, PrintStream progress) {
  private static final double NANOS = 1e9;

  Results measured() throws IOException {
    Results results = new Results();
    try (ServerProcess server = ServerProcess.started()) {
      for (int round = 1; round <= options.rounds(); round++) {
        round(round, server.target(), results);
      }
    }
    return results;
  }

  private void round(int round, Target target, Results results) throws IOException {
    for (Scenario scenario : options.scenarios()) {
      for (Client client : options.clients()) {
        if (client.can(scenario)) {
          Outcome outcome = run(client, scenario, target);
          results.add(scenario, client, outcome);
          progress.printf(
              "round %d, %s, %s: %,.0f a second%s%n",
              round,
              scenario.option(),
              client.option(),
              outcome.perSecond(),
              outcome.isRight() ? "" : " WRONG: " + outcome);
        }
      }
    }
  }

  private Outcome run(Client client, Scenario scenario, Target target) throws IOException {
    List<String> arguments =
        List.of(
            client.name(),
            scenario.name(),
            target.http().toString(),
            target.https().toString(),
            target.key().file().toString(),
            nanos(options.warmSeconds()),
            nanos(options.seconds()));
    try (Child child = Child.of(RunMain.class, List.of("-Xms512m", "-Xmx1g"), arguments)) {
      for (String line = child.line(); line != null; line = child.line()) {
        if (Outcome.isLine(line)) {
          return Outcome.of(line);
        }
        progress.println(line);
      }
    }
    return Outcome.failed("its process has ended");
  }

  private static String nanos(double seconds) {
    return String.valueOf((long) (seconds * NANOS));
  }
}
