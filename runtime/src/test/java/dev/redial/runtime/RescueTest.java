package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.SteadyLoad.Measured;
import dev.redial.testing.Distance;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What pipelining is worth where one answer in a hundred is late, and what rescue is worth then.
 *
 * <p>Longer: {@code mvn -pl api,runtime -Dtest=RescueTest -Drescue.seconds=60
 * -Dsurefire.failIfNoSpecifiedTests=false test}
 */
@Tag("L2")
class RescueTest {
  private static final int CALLS_PER_SECOND = 200;
  private static final Duration MEASURED =
      Duration.ofSeconds(Integer.getInteger("rescue.seconds", 10));

  /** Enough for all connections to be open and for pipelines to be as deep as they may be. */
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  private static Distance lateOnesIn(double share) {
    return new Distance(Duration.ofMillis(40), Duration.ofMillis(300), share, 7);
  }

  /** With time enough to wait in a line that grows as long as the test goes on. */
  private static Contender contender(
      String name, double late, ConnectionManager.Builder connections) {
    return Contender.of(
        name,
        lateOnesIn(late),
        connections.maxConnectionsPerOrigin(6).waitTimeout(Duration.ofHours(1)));
  }

  /**
   * Without pipelining six connections bear 6 / 43 ms = 140 calls a second: here the line grows
   * without end. So pipelining is held against itself without rescue as well.
   */
  @Test
  void lateAnswersHoldUpFewAndFewCallsAreSentAgain() {
    List<Performance> all =
        measure(
            MEASURED,
            contender("pipelining", 0.01, ConnectionManager.builder()),
            contender("pipelining, no rescue", 0.01, ConnectionManager.builder().withoutRescue()),
            contender("no pipelining", 0.01, ConnectionManager.builder().maxPipelineDepth(1)));
    Performance rescued = all.get(0);
    Performance unrescued = all.get(1);
    Performance serial = all.get(2);

    assertThat(rescued.percentileMillis(99)).isLessThan(serial.percentileMillis(99));
    assertThat(rescued.heldUpByOthers()).isLessThan(unrescued.heldUpByOthers());
    assertThat(rescued.arrivalsPerCall()).isStrictlyBetween(1.0, 1.05);
  }

  @Test
  void withoutRescueNoCallArrivesTwiceThoughAnswersAreLate() {
    List<Performance> all =
        measure(
            Duration.ofSeconds(3),
            contender("late, rescue", 0.02, ConnectionManager.builder()),
            contender("late, no rescue", 0.02, ConnectionManager.builder().withoutRescue()));

    assertThat(all.get(0).arrivalsPerCall()).as("by default").isGreaterThan(1);
    assertThat(all.get(1).arrivalsPerCall()).isEqualTo(1);
  }

  /** At the same time for all; every call has its own answer. */
  private static List<Performance> measure(Duration duration, Contender... all) {
    List<Contender> contenders = List.of(all);
    try {
      var unused = new SteadyLoad(CALLS_PER_SECOND, WARM_UP, 1).on(contenders, "/warm-up/");
      List<List<Measured>> calls =
          new SteadyLoad(CALLS_PER_SECOND, duration, 2).on(contenders, "/call/");
      List<Performance> performances =
          IntStream.range(0, all.length)
              .mapToObj(i -> Performance.of(all[i], calls.get(i), "/call/"))
              .toList();
      performances.forEach(System.out::println);
      assertThat(performances).allMatch(Performance::allHaveTheirOwnAnswer);
      return performances;
    } finally {
      contenders.forEach(Contender::close);
    }
  }
}
