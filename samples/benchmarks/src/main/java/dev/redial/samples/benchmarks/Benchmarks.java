package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * All runs: a JVM for each client on a scenario, measured in turns when all are warm.
 *
 * @param progress where each outcome is told as it comes
 */
record Benchmarks(Options options, PrintStream progress) {

  Results measured() throws IOException {
    Results results = new Results();
    try (ServerProcess server = ServerProcess.started()) {
      for (Scenario scenario : options.scenarios()) {
        measure(scenario, server.target(), results);
      }
    }
    return results;
  }

  private void measure(Scenario scenario, Target target, Results results) throws IOException {
    Map<Client, RunProcess> runs = new EnumMap<>(Client.class);
    try {
      for (Client client : options.clients()) {
        if (client.can(scenario)) {
          runs.put(client, RunProcess.warmed(client, scenario, target, options, progress));
        }
      }
      for (int round = 1; round <= options.rounds(); round++) {
        for (Map.Entry<Client, RunProcess> run : runs.entrySet()) {
          Outcome outcome = run.getValue().measured();
          results.add(scenario, run.getKey(), outcome);
          tell(round, scenario, run.getKey(), outcome);
        }
      }
    } finally {
      runs.values().forEach(RunProcess::close);
    }
  }

  private void tell(int round, Scenario scenario, Client client, Outcome outcome) {
    progress.printf(
        "round %d, %s, %s: %,.0f a second%s%n",
        round,
        scenario.option(),
        client.option(),
        outcome.perSecond(),
        outcome.isRight() ? "" : " WRONG: " + outcome);
  }
}
