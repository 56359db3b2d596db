package dev.redial.samples.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The outcomes of all rounds.
 *
 * <p>Thread-safety: used by one thread.
 */
final class Results {
  private final Map<Scenario, Map<Client, List<Outcome>>> outcomes = new EnumMap<>(Scenario.class);

  void add(Scenario scenario, Client client, Outcome outcome) {
    outcomes
        .computeIfAbsent(scenario, key -> new EnumMap<>(Client.class))
        .computeIfAbsent(client, key -> new ArrayList<>())
        .add(outcome);
  }

  Map<Client, List<Outcome>> of(Scenario scenario) {
    return outcomes.getOrDefault(scenario, Map.of());
  }

  boolean areRight() {
    return outcomes.values().stream()
        .flatMap(row -> row.values().stream())
        .flatMap(List::stream)
        .allMatch(Outcome::isRight);
  }
}
