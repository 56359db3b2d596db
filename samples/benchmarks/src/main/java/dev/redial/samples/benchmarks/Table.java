package dev.redial.samples.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The results for people: one table in Markdown.
 *
 * <p>Thread-safety: used by one thread.
 */
final class Table {
  private static final String HEAD =
      """
      | work | client | a second: median (min-max) | p50 us | p99 us | octets each | CPU us each | server us each \
      | x raw | x raw-mux | x JDK | x best peer | connections | opened meanwhile | sent again |
      |---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
      """;
  private static final double MEGABYTES = 1e-6 * (1L << 30);

  private final StringBuilder text = new StringBuilder(HEAD);

  private Table() {}

  static String of(Results results) {
    Table table = new Table();
    for (Scenario scenario : Scenario.values()) {
      Map<Client, List<Outcome>> row = results.of(scenario);
      row.forEach((client, outcomes) -> table.line(scenario, client, outcomes, row));
    }
    return table.text.toString();
  }

  private void line(
      Scenario scenario, Client client, List<Outcome> outcomes, Map<Client, List<Outcome>> row) {
    cell(scenario.title());
    cell(client.title());
    cell(rate(scenario, outcomes));
    cell(micros(outcomes, Outcome::p50Nanos));
    cell(micros(outcomes, Outcome::p99Nanos));
    cell("%,.0f".formatted(median(outcomes, Outcome::octetsPerCall)));
    cell(micros(outcomes, Outcome::cpuNanosPerCall));
    cell(micros(outcomes, Outcome::serverNanosPerCall));
    double rate = rightRate(outcomes);
    cell(ratio(rate, row, Client.RAW::equals));
    cell(ratio(rate, row, Client.RAW_MUX::equals));
    cell(ratio(rate, row, Client.JDK::equals));
    cell(ratio(rate, row, other -> other.role() == Client.Role.PEER));
    cell("%.0f".formatted(median(outcomes, Outcome::connections)));
    cell("%.0f".formatted(median(outcomes, Outcome::opened)));
    cell("%.0f".formatted(median(outcomes, Outcome::again)) + faults(outcomes));
    text.append("|\n");
  }

  private void cell(String content) {
    text.append("| ").append(content).append(' ');
  }

  private static String rate(Scenario scenario, List<Outcome> outcomes) {
    Spread spread = Spread.of(outcomes, Outcome::perSecond);
    return switch (scenario.shape().kind()) {
      case DOWNLOAD -> spread(spread, MEGABYTES) + " MB";
      case BURSTS ->
          spread(spread, 1) + ", %.3f s for all".formatted(Scenario.BURST / spread.median());
      default -> spread(spread, 1);
    };
  }

  private static String spread(Spread spread, double unit) {
    return String.format(
        Locale.ROOT,
        "%,.0f (%,.0f-%,.0f)",
        spread.median() * unit,
        spread.least() * unit,
        spread.most() * unit);
  }

  private static String micros(List<Outcome> outcomes, ToDoubleFunction<Outcome> nanos) {
    double micros = median(outcomes, nanos) / 1000;
    return String.format(Locale.ROOT, micros < 10 ? "%.1f" : "%,.0f", micros);
  }

  private static double median(List<Outcome> outcomes, ToDoubleFunction<Outcome> measure) {
    return Spread.of(outcomes, measure).median();
  }

  /** Over the best of those; a dash if none of them, or not this one, was right. */
  private static String ratio(
      double rate, Map<Client, List<Outcome>> row, Predicate<Client> others) {
    double best =
        row.entrySet().stream()
            .filter(entry -> others.test(entry.getKey()))
            .mapToDouble(entry -> rightRate(entry.getValue()))
            .max()
            .orElse(0);
    return best == 0 || rate == 0 ? "-" : String.format(Locale.ROOT, "%.2f", rate / best);
  }

  /** The median of those that were right, for others are no measure; 0 if none was. */
  private static double rightRate(List<Outcome> outcomes) {
    List<Outcome> right = outcomes.stream().filter(Outcome::isRight).toList();
    return right.isEmpty() ? 0 : median(right, Outcome::perSecond);
  }

  /** What was not as it should be, said aloud. */
  private static String faults(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> !outcome.isRight())
        .findFirst()
        .map(
            wrong ->
                " **%d failed, %d answered, the server counted %d** %s"
                    .formatted(wrong.failed(), wrong.answered(), wrong.served(), wrong.failure()))
        .orElse("");
  }
}
