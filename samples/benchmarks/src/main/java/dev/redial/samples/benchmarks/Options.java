package dev.redial.samples.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the command line says.
 *
 * @param seconds that are measured in each run
 * @param warmSeconds that are worked before, at most
 * @param rounds in which everything is run once
 */
record Options(
    List<Scenario> scenarios,
    List<Client> clients,
    double seconds,
    double warmSeconds,
    int rounds) {

  /** The rows that have targets. */
  private static final List<Scenario> QUICK =
      List.of(
          Scenario.SEQUENTIAL,
          Scenario.CALLERS_64,
          Scenario.ASYNC_1000,
          Scenario.RTT_2,
          Scenario.RTT_6,
          Scenario.DOWNLOAD_1G);

  /** Redial, its ceilings, and whoever is the best other in a row. */
  private static final List<Client> QUICK_CLIENTS =
      List.of(
          Client.RAW,
          Client.RAW_MUX,
          Client.REDIAL,
          Client.REDIAL_REQUEST,
          Client.JDK,
          Client.APACHE,
          Client.APACHE_ASYNC,
          Client.VERTX);

  private static final Options FULL =
      new Options(List.of(Scenario.values()), List.of(Client.values()), 5, 30, 3);

  /** All that is not said is as in a full run, or in a quick one. */
  static Options of(String... arguments) {
    boolean quick = Arrays.asList(arguments).contains("--quick");
    Options options = quick ? new Options(QUICK, QUICK_CLIENTS, 1, 1, 1) : FULL;
    for (String argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private Options with(String argument) {
    String[] pair = argument.split("=", 2);
    String value = pair.length == 2 ? pair[1] : "";
    return switch (pair[0]) {
      case "--quick", "" -> this;
      case "--scenarios" ->
          new Options(
              chosen(value, Scenario.values(), Scenario::option),
              clients,
              seconds,
              warmSeconds,
              rounds);
      case "--contenders" ->
          new Options(
              scenarios,
              chosen(value, Client.values(), Client::option),
              seconds,
              warmSeconds,
              rounds);
      case "--seconds" ->
          new Options(scenarios, clients, Double.parseDouble(value), warmSeconds, rounds);
      case "--warm-seconds" ->
          new Options(scenarios, clients, seconds, Double.parseDouble(value), rounds);
      case "--rounds" ->
          new Options(scenarios, clients, seconds, warmSeconds, Integer.parseInt(value));
      default -> throw new IllegalArgumentException(argument + "\n" + usage());
    };
  }

  private static <T> List<T> chosen(String value, T[] all, Function<T, String> option) {
    List<T> chosen = new ArrayList<>();
    for (String name : value.split(",", -1)) {
      chosen.add(
          Stream.of(all)
              .filter(each -> option.apply(each).equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(name + "\n" + usage())));
    }
    return chosen;
  }

  static String usage() {
    return """
        --quick             the rows that have targets, once, a second each, by those
                            that are ahead somewhere
        --scenarios=A,B     of %s
        --contenders=A,B    of %s
        --seconds=5         measured in each run
        --warm-seconds=30   worked before, at most: until little is left to compile
        --rounds=3          in which everything is run once"""
        .formatted(
            Stream.of(Scenario.values()).map(Scenario::option).collect(Collectors.joining(", ")),
            Stream.of(Client.values()).map(Client::option).collect(Collectors.joining(", ")));
  }
}
