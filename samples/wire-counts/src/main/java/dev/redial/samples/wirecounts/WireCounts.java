package dev.redial.samples.wirecounts;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often a server received one order of each client, in each situation.
 *
 * @param counts of POSTs for one call
 */
record WireCounts(Map<Contender, Map<Situation, Integer>> counts) {

  /** Runs all of them, one after the other, each time with a new client and a new server. */
  static WireCounts measured() throws IOException, InterruptedException {
    Map<Contender, Map<Situation, Integer>> counts = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.values()) {
      Map<Situation, Integer> row = new EnumMap<>(Situation.class);
      for (Situation situation : Situation.values()) {
        row.put(situation, arrivals(contender, situation));
      }
      counts.put(contender, row);
    }
    return new WireCounts(counts);
  }

  private static int arrivals(Contender contender, Situation situation)
      throws IOException, InterruptedException {
    try (CountingServer server = new CountingServer(situation);
        Contender.Calls client = contender.at(server.uri())) {
      if (situation.before() == Situation.Before.GET) {
        client.books();
      }
      order(client);
      return server.posts();
    }
  }

  /** How the call ends is each client's own affair. */
  private static void order(Contender.Calls client) throws InterruptedException {
    try {
      client.order();
    } catch (IOException | RuntimeException e) {
      // It is what the server counts that matters.
    }
  }

  List<Integer> row(Contender contender) {
    Map<Situation, Integer> row = counts.getOrDefault(contender, Map.of());
    return Arrays.stream(Situation.values()).map(each -> row.getOrDefault(each, 0)).toList();
  }

  /** For people: a table in Markdown. */
  String table() {
    StringBuilder text = new StringBuilder("| client, with its defaults |");
    for (Situation situation : Situation.values()) {
      text.append(' ').append(situation.title()).append(" |");
    }
    text.append("\n|---|").append("--:|".repeat(Situation.values().length)).append('\n');
    for (Contender contender : Contender.values()) {
      text.append("| ").append(contender.title()).append(" | ");
      text.append(row(contender).stream().map(String::valueOf).collect(Collectors.joining(" | ")));
      text.append(" |\n");
    }
    return text.toString();
  }
}
