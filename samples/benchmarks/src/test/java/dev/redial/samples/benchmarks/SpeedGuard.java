package dev.redial.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * That Redial has not become slower: its rate beside a bare socket's and beside the JDK's client's,
 * in one run, is not below four fifths of what is written down in {@code speed.properties}.
 *
 * <p>A row is measured once; where that is too slow, twice more, and the best counts: a machine
 * that was busy with something else for a moment is no reason, code that is slower is so in each.
 */
@Timeout(300)
class SpeedGuard {
  private static final double TOLERANCE = 0.8;
  private static final int ROUNDS = 3;

  private final Properties recorded = recorded();

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
    double beside = 0;
    double besideJdk = 0;
    for (int round = 0;
        round < ROUNDS && !isEnough(scenario, ceiling, beside, besideJdk);
        round++) {
      Results measured =
          new Benchmarks(
                  new Options(
                      List.of(scenario), List.of(ceiling, Client.REDIAL, Client.JDK), 2, 5, 1),
                  System.out)
              .measured();
      assertThat(measured.areRight()).as("every call answered, and counted by the server").isTrue();
      double redial = rate(measured, scenario, Client.REDIAL);
      beside = Math.max(beside, redial / rate(measured, scenario, ceiling));
      besideJdk = Math.max(besideJdk, redial / rate(measured, scenario, Client.JDK));
    }
    System.out.printf(
        "%s: %.2f x %s, %.1f x the JDK's client%n", scenario, beside, ceiling, besideJdk);
    assertThat(beside).as("x " + ceiling).isGreaterThan(least(scenario, ceiling));
    assertThat(besideJdk).as("x JDK").isGreaterThan(least(scenario, Client.JDK));
  }

  private boolean isEnough(Scenario scenario, Client ceiling, double beside, double besideJdk) {
    return beside > least(scenario, ceiling) && besideJdk > least(scenario, Client.JDK);
  }

  private double least(Scenario scenario, Client other) {
    return TOLERANCE * known(scenario, other);
  }

  private double known(Scenario scenario, Client other) {
    String key = scenario.option() + "." + other.option();
    String value = recorded.getProperty(key);
    assertThat(value).as(key).isNotNull();
    return Double.parseDouble(value);
  }

  private static double rate(Results measured, Scenario scenario, Client client) {
    return measured.of(scenario).get(client).get(0).perSecond();
  }
}
