package dev.redial.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.transport.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers and proxies are remembered for. */
class LearningTest {
  private static final long TEN_MINUTES = TimeUnit.MINUTES.toNanos(10);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final SilentLimits limits = new SilentLimits();

  // ---- limits nobody told us

  @ParameterizedTest
  @Tag("P5")
  @CsvSource({"2, 2", "3, 2", "5, 4", "10, 9", "100, 90", "1000, 900"})
  void sameCountTwiceIsALimitThatIsNotReachedAgain(int count, int stop) {
    limits.ended(Ending.LOST, count, 0, 0);
    assertThat(limits.exchanges(0)).isEqualTo(SilentLimits.NO_COUNT);
    limits.ended(Ending.PIPELINE_LOST, count, 0, 0);
    assertThat(limits.exchanges(0)).isEqualTo(stop);
  }

  @Test
  @Tag("P5")
  void differentCountsTeachNothing() {
    limits.ended(Ending.LOST, 7, 0, 0);
    limits.ended(Ending.LOST, 8, 0, 0);
    limits.ended(Ending.LOST, 7, 0, 0);
    assertThat(limits.exchanges(0)).isEqualTo(SilentLimits.NO_COUNT);
    assertThat(limits.isKnown(0)).isFalse();
  }

  @Test
  @Tag("P5")
  void countBelowTwoIsNoLimit() {
    limits.ended(Ending.LOST, 1, 0, 0);
    limits.ended(Ending.LOST, 1, 0, 0);
    assertThat(limits.exchanges(0)).isEqualTo(SilentLimits.NO_COUNT);
  }

  @ParameterizedTest
  @Tag("P5")
  @EnumSource(names = {"RETIRED", "UNSOLICITED", "VIOLATION"})
  void endsOfOurOwnAndBreachesTeachNoLimit(Ending ending) {
    limits.ended(ending, 5, 10 * SECOND, 0);
    limits.ended(ending, 5, 10 * SECOND, 0);
    assertThat(limits.isKnown(0)).isFalse();
  }

  @Test
  @Tag("P5")
  void countAfterWhichCloseIsAnnouncedIsExact() {
    limits.ended(Ending.ANNOUNCED, 3, 0, 0);
    assertThat(limits.isKnown(0)).isFalse();
    limits.ended(Ending.ANNOUNCED, 3, 0, 0);
    assertThat(limits.exchanges(0)).isEqualTo(3);
  }

  @Test
  @Tag("P5")
  void limitHoldsForTenMinutes() {
    limits.ended(Ending.LOST, 100, 0, 0);
    limits.ended(Ending.LOST, 100, 0, 5);
    assertThat(limits.exchanges(TEN_MINUTES + 5)).isEqualTo(90);
    assertThat(limits.exchanges(TEN_MINUTES + 6)).isEqualTo(SilentLimits.NO_COUNT);
  }

  @Test
  @Tag("P5")
  void observationsFarApartAreNoPair() {
    limits.ended(Ending.LOST, 100, 0, 0);
    limits.ended(Ending.LOST, 100, 0, TEN_MINUTES + 1);
    assertThat(limits.isKnown(TEN_MINUTES + 1)).isFalse();
  }

  @Test
  @Tag("P5")
  void idleAgesWithinATenthOfEachOtherAreALimit() {
    limits.ended(Ending.LEFT, 3, 10 * SECOND, 0);
    limits.ended(Ending.LEFT, 3, 12 * SECOND, 0);
    assertThat(limits.idleNanos(0)).isEqualTo(SilentLimits.NO_AGE);
    limits.ended(Ending.LEFT, 3, 11 * SECOND, 0);
    assertThat(limits.idleNanos(0)).isEqualTo(11 * SECOND - 11 * SECOND / 10);
    assertThat(limits.exchanges(0)).isEqualTo(SilentLimits.NO_COUNT);
  }

  @Test
  @Tag("P5")
  void serverThatLeavesRightAfterItsAnswerWentByTheCount() {
    limits.ended(Ending.LEFT, 50, SECOND / 10, 0);
    limits.ended(Ending.LEFT, 50, SECOND / 4, 0);
    assertThat(limits.exchanges(0)).isEqualTo(45);
    assertThat(limits.idleNanos(0)).isEqualTo(SilentLimits.NO_AGE);
  }

  // ---- latencies

  @Test
  void withoutAnswersRescueComesAfter150Milliseconds() {
    assertThat(new Latencies().rescueAfterNanos()).isEqualTo(150_000_000);
  }

  /** They are not sorted where that can make no difference: around 50 ms it begins to. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 5, 6, 7, 8, 9, 20, 100})
  void latenciesAreThoseOfTheLastOnesAsIfSorted(int percentSlow) {
    Random random = new Random(percentSlow);
    Latencies latencies = new Latencies();
    List<Long> all = new ArrayList<>();
    for (int i = 1; i <= 2_000; i++) {
      boolean slow = random.nextInt(100) < percentSlow;
      long nanos = (slow ? 50_000_000L : 0) + random.nextInt(50_000_002);
      latencies.add(nanos);
      all.add(nanos);
      if (i % 64 == 0) {
        assertThat(latencies.rescueAfterNanos()).isEqualTo(threeTimesPercentile95(all));
      }
    }
  }

  private static long threeTimesPercentile95(List<Long> all) {
    List<Long> last = all.subList(Math.max(0, all.size() - 128), all.size());
    List<Long> sorted = last.stream().sorted().toList();
    int rank = (int) Math.ceil(sorted.size() * 0.95);
    return Math.max(150_000_000L, 3 * sorted.get(rank - 1));
  }

  @Test
  void rescueComesAfterThreeTimesWhat95Of100AnswersTake() {
    Latencies latencies = new Latencies();
    for (int i = 1; i <= 128; i++) {
      latencies.add(i <= 120 ? 100_000_000 : 3_000_000_000L);
    }
    assertThat(latencies.rescueAfterNanos()).isEqualTo(5_000_000_000L);
    for (int i = 1; i <= 128; i++) {
      latencies.add(i <= 122 ? 100_000_000 : 3_000_000_000L);
    }
    assertThat(latencies.rescueAfterNanos()).isEqualTo(300_000_000);
    for (int i = 1; i <= 128; i++) {
      latencies.add(1_000);
    }
    assertThat(latencies.rescueAfterNanos()).isEqualTo(150_000_000);
  }

  @Test
  void firstAnswersCountBeforeThereAreMany() {
    Latencies latencies = new Latencies();
    latencies.add(SECOND);
    assertThat(latencies.rescueAfterNanos()).isEqualTo(3 * SECOND);
  }

  // ---- ports

  @Test
  @Tag("T3")
  void portsLingerForAMinute() {
    ClosedPorts ports = new ClosedPorts(0);
    ports.closed(0);
    ports.closed(30 * SECOND);
    assertThat(ports.lingering(59 * SECOND)).isEqualTo(2);
    assertThat(ports.lingering(60 * SECOND)).isEqualTo(1);
    assertThat(ports.lingering(90 * SECOND)).isZero();
    ports.closed(500 * SECOND);
    assertThat(ports.lingering(500 * SECOND)).isEqualTo(1);
    assertThat(ports.lingering(10_000 * SECOND)).isZero();
  }

  @Test
  @Tag("T3")
  void lingeringPortsStopDialsToTheirDestinationAlone() {
    Ports ports = new Ports(2);
    ports.closed(Given.ALICE, 0);
    assertThat(ports.mayDial(Given.ALICE, 0)).isTrue();
    ports.closed(Given.BOB, 0);
    assertThat(ports.mayDial(Given.ALICE, 0)).isFalse();
    PoolKey byProxy =
        new PoolKey(
            Given.SHOP, Given.ALICE.isolation(), new Route(Proxy.plain("proxy.example", 3128)));
    assertThat(ports.mayDial(byProxy, 0)).isTrue();
    assertThat(ports.lingering(0)).isEqualTo(2);
    assertThat(ports.mayDial(Given.ALICE, 60 * SECOND)).isTrue();
    ports.forgetOld(60 * SECOND);
    assertThat(ports.lingering(60 * SECOND)).isZero();
  }

  // ---- proxies

  @Test
  @Tag("P6")
  void proxyThatHungIsClosedAfterEachExchangeForTenMinutes() {
    ProxyHabits habits = new ProxyHabits();
    Route dumb = new Route(Proxy.plain("dumb.example", 3128));
    habits.hung(dumb, 0);
    Route withPassword =
        new Route(Proxy.plain("dumb.example", 3128).with(new Proxy.Basic("a", "b")));
    assertThat(habits.closesAfterEach(dumb, TEN_MINUTES)).isTrue();
    assertThat(habits.closesAfterEach(withPassword, 0)).isTrue();
    assertThat(habits.closesAfterEach(new Route(Proxy.plain("other.example", 3128)), 0)).isFalse();
    assertThat(habits.closesAfterEach(dumb, TEN_MINUTES + 1)).isFalse();
  }

  @Test
  @Tag("P6")
  void tunnelsAndDirectWaysHaveNoHabits() {
    ProxyHabits habits = new ProxyHabits();
    Route tunnel = new Route(Proxy.connect("proxy.example", 3128));
    habits.hung(tunnel, 0);
    habits.hung(Route.DIRECT, 0);
    assertThat(habits.closesAfterEach(tunnel, 0)).isFalse();
    assertThat(habits.closesAfterEach(Route.DIRECT, 0)).isFalse();
  }
}
