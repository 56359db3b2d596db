package dev.redial.samples.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All runs: clients in JVMs of their own, measured in turns when all are warm.
 *
 * @param progress where each outcome is told as it comes
 */
record Benchmarks(Options options, PrintStream progress) {

  /** With a JVM for each client on each scenario. */
  Results measured() throws IOException {
    Results results = new Results();
    try (ServerProcess server = ServerProcess.started()) {
      for (Scenario scenario : options.scenarios()) {
        measure(allOn(scenario), server.target(), results);
      }
    }
    return results;
  }

  private Map<Client, List<Scenario>> allOn(Scenario scenario) {
    Map<Client, List<Scenario>> work = new EnumMap<>(Client.class);
    for (Client client : options.clients()) {
      if (client.can(scenario)) {
        work.put(client, List.of(scenario));
      }
    }
    return work;
  }

  /**
   * With a JVM for each client on all that it does, which is warmed up for all of that first: in
   * less time, for what it has compiled for one serves the others.
   */
  Results measured(Map<Client, List<Scenario>> work) throws IOException {
    Results results = new Results();
    try (ServerProcess server = ServerProcess.started()) {
      measure(work, server.target(), results);
    }
    return results;
  }

  private void measure(Map<Client, List<Scenario>> work, Target target, Results results)
      throws IOException {
    Map<Client, RunProcess> runs = new EnumMap<>(Client.class);
    try {
      for (Map.Entry<Client, List<Scenario>> of : work.entrySet()) {
        runs.put(
            of.getKey(), RunProcess.warmed(of.getKey(), of.getValue(), target, options, progress));
      }
      for (Scenario scenario : options.scenarios()) {
        takeTurns(scenario, runs, results);
      }
    } finally {
      runs.values().forEach(RunProcess::close);
    }
  }

  private void takeTurns(Scenario scenario, Map<Client, RunProcess> runs, Results results)
      throws IOException {
    for (int round = 1; round <= options.rounds(); round++) {
      for (Map.Entry<Client, RunProcess> run : runs.entrySet()) {
        if (run.getValue().isWarmFor(scenario)) {
          Outcome outcome = run.getValue().measured(scenario);
          results.add(scenario, run.getKey(), outcome);
          tell(round, scenario, run.getKey(), outcome);
        }
      }
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
