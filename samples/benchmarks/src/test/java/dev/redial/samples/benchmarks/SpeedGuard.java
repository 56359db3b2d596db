package dev.redial.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * That Redial has not become slower: its rate beside a bare socket's, or a bare multiplexer's, and
 * beside the JDK's client's is not below four fifths of what {@code speed.properties} says. All are
 * warm and take turns; of each turn's ratios the median counts. All rows are measured first in one
 * JVM for each client. Where one is too low, it is measured again, and again, in new JVMs for it
 * alone, and the median of all turns counts: one set of JVMs may be compiled badly, or the machine
 * busy.
 */
@Timeout(300)
class SpeedGuard {
  private static final double TOLERANCE = 0.8;
  private static final double SECONDS = 0.1;
  private static final double WARM_SECONDS = 12;

  /** For each row, where what is compiled for one serves the others. */
  private static final double WARM_SECONDS_TOGETHER = 4;

  private static final int ROUNDS = 9;
  private static final int MOST_TIMES = 3;

  /** The first Java that is as 25 is; those before are as 17 is. */
  private static final int LATER = 25;

  private final Properties recorded = recorded();

  private static Results together = new Results();

  @BeforeAll
  @Timeout(300)
  static void measureAll() throws IOException {
    Map<Client, List<Scenario>> work = new EnumMap<>(Client.class);
    List<Scenario> all = List.of(Scenario.SEQUENTIAL, Scenario.CALLERS_64, Scenario.ASYNC_1000);
    work.put(Client.RAW, all.subList(0, 1));
    work.put(Client.RAW_MUX, all.subList(1, all.size()));
    work.put(Client.REDIAL, all);
    work.put(Client.JDK, all);
    Options options =
        new Options(all, List.copyOf(work.keySet()), SECONDS, WARM_SECONDS_TOGETHER, ROUNDS);
    together = right(new Benchmarks(options, System.out).measured(work));
  }

  private static Properties recorded() {
    Properties properties = new Properties();
    try (InputStream file = SpeedGuard.class.getResourceAsStream("speed.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties;
  }

  @ParameterizedTest
  @DisplayName("Redial is as fast as it was")
  @CsvSource({"SEQUENTIAL, RAW", "CALLERS_64, RAW_MUX", "ASYNC_1000, RAW_MUX"})
  void redialIsAsFastAsItWas(Scenario scenario, Client ceiling) throws IOException {
    List<Double> beside = new ArrayList<>();
    List<Double> besideJdk = new ArrayList<>();
    for (int times = 0;
        times < MOST_TIMES && !isEnough(scenario, ceiling, beside, besideJdk);
        times++) {
      Map<Client, List<Outcome>> row =
          times == 0 ? together.of(scenario) : measured(scenario, ceiling);
      beside.addAll(ratios(row, ceiling));
      besideJdk.addAll(ratios(row, Client.JDK));
    }
    System.out.printf(
        "%s: %.2f x %s, %.1f x the JDK's client, of %d turns%n",
        scenario, median(beside), ceiling, median(besideJdk), beside.size());
    assertThat(median(beside)).as("x " + ceiling).isGreaterThan(least(scenario, ceiling));
    assertThat(median(besideJdk)).as("x JDK").isGreaterThan(least(scenario, Client.JDK));
  }

  private boolean isEnough(
      Scenario scenario, Client ceiling, List<Double> beside, List<Double> besideJdk) {
    return !beside.isEmpty()
        && median(beside) > least(scenario, ceiling)
        && median(besideJdk) > least(scenario, Client.JDK);
  }

  private static Map<Client, List<Outcome>> measured(Scenario scenario, Client ceiling)
      throws IOException {
    List<Client> clients = List.of(ceiling, Client.REDIAL, Client.JDK);
    Options options = new Options(List.of(scenario), clients, SECONDS, WARM_SECONDS, ROUNDS);
    return right(new Benchmarks(options, System.out).measured()).of(scenario);
  }

  private static Results right(Results results) {
    assertThat(results.areRight()).as("every call answered, and counted by the server").isTrue();
    return results;
  }

  private static double median(List<Double> ratios) {
    return Spread.of(ratios, Double::doubleValue).median();
  }

  /** What each turn says. */
  private static List<Double> ratios(Map<Client, List<Outcome>> row, Client other) {
    return IntStream.range(0, ROUNDS)
        .mapToObj(turn -> rate(row.get(Client.REDIAL), turn) / rate(row.get(other), turn))
        .toList();
  }

  private static double rate(List<Outcome> turns, int turn) {
    return turns.get(turn).perSecond();
  }

  private double least(Scenario scenario, Client other) {
    return TOLERANCE * known(scenario, other);
  }

  private double known(Scenario scenario, Client other) {
    String java = Runtime.version().feature() < LATER ? "17" : "25";
    String key = "java-%s.%s.%s".formatted(java, scenario.option(), other.option());
    String value = recorded.getProperty(key);
    assertThat(value).as(key).isNotNull();
    return Double.parseDouble(value);
  }
}
