package dev.redial.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That every scenario runs and counts; how fast is measured elsewhere. */
@Timeout(value = 120, unit = TimeUnit.SECONDS) // each row, so that one that hangs has a name
class BenchmarksTest {
  private static final long WARM_NANOS = 20_000_000;
  private static final long NANOS = 50_000_000;

  /** Those that a peer's next version cannot break. */
  private static final Set<Client> OURS =
      Set.of(Client.RAW, Client.RAW_MUX, Client.REDIAL, Client.REDIAL_REQUEST, Client.JDK);

  /** Those that keep to a number of connections. */
  private static final Set<Client> HELD =
      Set.of(Client.RAW, Client.RAW_MUX, Client.REDIAL, Client.REDIAL_REQUEST);

  /** What takes longer than a test should, where another like it stays. */
  private static final Set<Scenario> LONG =
      Set.of(Scenario.RTT_2, Scenario.RTT_2_DEFAULTS, Scenario.RTT_6_DEFAULTS);

  private static ServerProcess server;

  @BeforeAll
  static void start() throws IOException {
    server = ServerProcess.started();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  static Stream<Arguments> runs() {
    return Arrays.stream(Scenario.values())
        .filter(scenario -> !LONG.contains(scenario))
        .flatMap(
            scenario ->
                Arrays.stream(Client.values())
                    .filter(client -> OURS.contains(client) && client.can(scenario))
                    .map(client -> Arguments.of(client, scenario)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyCallIsAnsweredAndTheServerCountsAsMany(Client client, Scenario scenario)
      throws IOException, InterruptedException {
    Run run = new Run(client, scenario, server.target(), WARM_NANOS, NANOS);
    try (WarmRun warm = run.warmed()) {
      Outcome outcome = warm.measured();
      assertThat(outcome).matches(Outcome::isRight);
      assertThat(outcome.connections()).isBetween(1L, most(client, scenario));
    }
  }

  @Test
  void postThatArrivesTwiceIsAFailure() throws IOException, InterruptedException {
    assertThat(sentTwice(Work.POST_KB, 1).failed()).isEqualTo(1);
  }

  @Test
  void asManyCopiesAsCallsAreFailures() throws IOException, InterruptedException {
    assertThat(sentTwice(Work.SMALL, 20).failed()).isEqualTo(20);
  }

  /** A copy now and then is what rescue is for. */
  @Test
  void fewCopiesAreNoFailures() throws IOException, InterruptedException {
    assertThat(sentTwice(Work.SMALL, 1).failed()).isZero();
  }

  /** By one who counts each of so many calls once. */
  private static Outcome sentTwice(Work work, int calls) throws IOException, InterruptedException {
    Setup setup = Scenario.MIXED.setup(server.target());
    Contender jdk = Client.JDK.open(setup);
    Load twice =
        (nanos, tally) -> {
          Histogram latencies = new Histogram();
          for (int i = 0; i < calls; i++) {
            assertThat(tally.agrees(work, jdk.call(work))).isTrue();
            assertThat(jdk.call(work)).isEqualTo(work.answerLength());
            latencies.add(1);
          }
          tally.add(latencies);
        };
    Load nothing = (nanos, tally) -> {};
    try (WarmRun run =
        new WarmRun(jdk, twice, nothing, setup.base(), 0, NANOS, Scenario.MIXED.repeats())) {
      return run.measured();
    }
  }

  private static long most(Client client, Scenario scenario) {
    boolean held = HELD.contains(client) && !scenario.asks(Work.CLOSING);
    return held ? scenario.shape().connections() : Long.MAX_VALUE;
  }

  @Test
  void serversLastAnswerOverTlsIsFollowedByTheEndOfItsSide() throws IOException {
    Setup setup = Scenario.SEQUENTIAL_TLS.setup(server.target());
    try (RawConnection connection = new RawConnection(setup, List.of(Work.CLOSING))) {
      connection.ask(10);
      connection.await(10);
      assertThatThrownBy(() -> connection.await(1)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void contentsBeyondWhatTheSocketTakesComeInFullOverTls() throws IOException {
    Setup setup = Scenario.SEQUENTIAL_TLS.setup(server.target());
    try (RawConnection connection = new RawConnection(setup, List.of(Work.MEGABYTE))) {
      connection.ask(20);
      connection.await(20);
    }
  }

  @Test
  void certificateOfAnotherServerIsNotTrusted() throws IOException {
    try (TlsKey another = TlsKey.made()) {
      Target target = new Target(server.target().http(), server.target().https(), another);
      try (Contender jdk = Client.JDK.open(Scenario.SEQUENTIAL_TLS.setup(target))) {
        assertThatThrownBy(() -> jdk.call(Work.SMALL)).isInstanceOf(SSLException.class);
      }
    }
  }

  @Test
  void contenderThatIsCalledByNameIsThereWhereItCanBe() throws IOException {
    assertThat(Client.HELIDON.can(Scenario.SEQUENTIAL)).isEqualTo(Java21.isHere());
    if (Java21.isHere()) {
      Client.HELIDON.open(Scenario.SEQUENTIAL.setup(server.target())).close();
    }
  }

  @Test
  void tableComparesWithTheCeilingAndTheBestPeer() {
    Results results = new Results();
    results.add(Scenario.SEQUENTIAL, Client.RAW, outcome(1000));
    results.add(Scenario.SEQUENTIAL, Client.REDIAL, outcome(900));
    results.add(Scenario.SEQUENTIAL, Client.JETTY, outcome(300));
    results.add(Scenario.SEQUENTIAL, Client.OKHTTP, outcome(450));
    assertThat(Table.of(results))
        .contains("| Redial, generated | 900 (900-900) |")
        .contains("| 0.90 | - | - | 2.00 |");
  }

  @Test
  void tableComparesWithNothingThatWasWrong() {
    Results results = new Results();
    results.add(Scenario.SEQUENTIAL, Client.RAW, Outcome.failed("refused"));
    results.add(Scenario.SEQUENTIAL, Client.REDIAL, outcome(900));
    results.add(Scenario.SEQUENTIAL, Client.REDIAL, wrong(300));
    results.add(Scenario.SEQUENTIAL, Client.JDK, wrong(500));
    results.add(Scenario.SEQUENTIAL, Client.JETTY, wrong(1000));
    results.add(Scenario.SEQUENTIAL, Client.OKHTTP, outcome(450));
    assertThat(Table.of(results))
        .contains("| Redial, generated | 600 (300-900) |")
        .contains("| - | - | - | 2.00 |")
        .contains("| JDK HttpClient | 500 (500-500) |")
        .contains("| - | - | - | - |");
  }

  @Test
  void missingAnswersAreSaidAloud() {
    Results results = new Results();
    results.add(Scenario.SEQUENTIAL, Client.JDK, Outcome.failed("refused"));
    assertThat(results.areRight()).isFalse();
    assertThat(Table.of(results))
        .contains("**1 failed, 0 answered, the server counted 0** refused");
  }

  @Test
  void outcomeTravelsAsALine() {
    Outcome outcome = outcome(17);
    assertThat(Outcome.of(outcome.line())).isEqualTo(outcome);
  }

  private static Outcome outcome(long answered) {
    return outcome(answered, 0);
  }

  private static Outcome wrong(long answered) {
    return outcome(answered, 1);
  }

  private static Outcome outcome(long answered, long failed) {
    return new Outcome(answered, failed, answered, 2, 1, 1_000_000_000, 1, 2, 3, 4, 5, "");
  }
}
