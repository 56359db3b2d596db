package dev.redial.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.ConnectionSettings;
import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Placement;
import dev.redial.runtime.connection.Watcher;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.wire.DecoderLimits;
import dev.redial.testing.ScriptedLink;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pool on a clock of its own, without threads. */
class ConnectionPoolTest {
  /** What a pipeline that was answered twice takes. */
  private static final int UNDER_WAY = 4;

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final ManualClock clock = new ManualClock();
  private final Queue<Runnable> dials = new ArrayDeque<>();
  private final IdleWatcher watcher = new IdleWatcher();
  private final List<ScriptedLink> links = new ArrayList<>();
  private RandomGenerator random = new Random(7);
  private int mostLingering = 24_000;
  private boolean refusing;

  private ConnectionPool pool(int perOrigin, int total) {
    PoolSettings standard = PoolSettings.STANDARD;
    return new ConnectionPool(
        new PoolSettings(
            perOrigin,
            total,
            16,
            64,
            mostLingering,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            standard.idleTimeout(),
            Duration.ofMinutes(10),
            standard.retries()),
        DecoderLimits.STANDARD,
        ConnectionSettings.STANDARD,
        new PoolEnvironment(
            clock,
            (nanos, task) -> () -> {},
            watcher,
            dials::add,
            random,
            this::open,
            Journal.of(List.of())));
  }

  private Link open(PoolKey key, long deadlineNanos) throws ConnectException {
    assertThat(deadlineNanos).isEqualTo(clock.nanoTime() + Duration.ofSeconds(10).toNanos());
    if (refusing) {
      throw new ConnectException("refused");
    }
    ScriptedLink link = new ScriptedLink();
    links.add(link);
    return link;
  }

  /** Reads when the test says so. */
  private static final class IdleWatcher implements Watcher {
    private final Set<Served> watched = new LinkedHashSet<>();

    void readAll() {
      for (Served served : List.copyOf(watched)) {
        watched.remove(served);
        if (served.readForAll()) {
          watched.add(served);
        }
      }
    }

    @Override
    public void watchInput(Served served) {
      watched.add(served);
    }

    @Override
    public void watchOutput(Served served) {}

    @Override
    public void forget() {}
  }

  private void dial() {
    for (Runnable dial = dials.poll(); dial != null; dial = dials.poll()) {
      dial.run();
    }
  }

  private Exchange submit(ConnectionPool pool, Placement placement, long seniority, PoolKey key) {
    Exchange exchange = Given.exchange(placement, seniority);
    pool.submit(exchange, key);
    return exchange;
  }

  private static boolean isPlaced(Exchange exchange) {
    return exchange.connection() != null;
  }

  /** The next octets of the link's connection are an answer. */
  private void answer(int link) {
    links.get(link).answer(OK);
    watcher.readAll();
  }

  private PoolKey elsewhere(String host) {
    return new PoolKey(new Origin("http", host, 80), Given.ALICE.isolation(), Route.DIRECT);
  }

  @Test
  @Tag("P10")
  void oldestCallIsPlacedFirstWhateverItsArrival() {
    ConnectionPool pool = pool(1, 256);
    Exchange young = submit(pool, Placement.SHARED, 30, Given.ALICE);
    Exchange old = submit(pool, Placement.SHARED, 10, Given.ALICE);
    assertThat(dials).hasSize(1);
    dial();
    assertThat(isPlaced(old)).isTrue();
    assertThat(isPlaced(young)).isFalse();
  }

  /** As many as its only connection takes are under way, which has shown that it can pipeline. */
  private ConnectionPool poolWithFullPipeline() {
    ConnectionPool pool = pool(1, 256);
    Exchange first = submit(pool, Placement.SHARED, 1, Given.ALICE);
    dial();
    answer(0);
    submit(pool, Placement.SHARED, 2, Given.ALICE);
    submit(pool, Placement.SHARED, 3, Given.ALICE);
    answer(0);
    answer(0);
    for (int i = 0; i < UNDER_WAY; i++) {
      assertThat(isPlaced(submit(pool, Placement.SHARED, 4, Given.ALICE))).isTrue();
    }
    assertThat(first.isComplete()).isTrue();
    return pool;
  }

  /** What comes behind its last answer tells that the connection is of no use. */
  @ParameterizedTest
  @EnumSource(
      value = Placement.class,
      names = {"SHARED", "ALONE"})
  void nobodyIsPlacedWhereOctetsFollowTheLastAnswer(Placement placement) {
    assertNobodyIsPlacedBehind(OK.repeat(UNDER_WAY) + "HTTP/1.1 200 OK", placement);
  }

  @ParameterizedTest
  @EnumSource(
      value = Placement.class,
      names = {"SHARED", "ALONE"})
  void nobodyIsPlacedWhereTheNextAnswerIsNone(Placement placement) {
    assertNobodyIsPlacedBehind(OK + "none\r\n\r\n", placement);
  }

  private void assertNobodyIsPlacedBehind(String octets, Placement placement) {
    ConnectionPool pool = poolWithFullPipeline();
    Exchange waiting = submit(pool, placement, 5, Given.ALICE);
    answerWith(octets);
    assertIsPlacedElsewhere(waiting);
  }

  private void answerWith(String octets) {
    int before = links.get(0).requestOctets();
    links.get(0).answer(octets);
    watcher.readAll();
    assertThat(links.get(0).requestOctets()).isEqualTo(before);
    assertThat(links.get(0).isClosed()).isTrue();
  }

  private void assertIsPlacedElsewhere(Exchange waiting) {
    assertThat(waiting.failure()).isNull();
    assertThat(isPlaced(waiting)).isFalse();
    dial();
    assertThat(isPlaced(waiting)).isTrue();
    assertThat(links).hasSize(2);
  }

  @Test
  @Tag("P10")
  void waitingEndsWithTheSweepThatFindsItTooLong() {
    ConnectionPool pool = pool(1, 256);
    submit(pool, Placement.ALONE, 1, Given.ALICE);
    dial();
    Exchange waiting = submit(pool, Placement.ALONE, 2, Given.ALICE);
    clock.pass(Duration.ofSeconds(30));
    pool.sweep();
    assertThat(waiting.failure()).isNull();
    clock.pass(Duration.ofNanos(1));
    pool.sweep();
    assertThat(waiting.failure()).isNotNull();
    assertThat(waiting.failure().cause())
        .isInstanceOf(WaitingLineException.class)
        .hasMessageContaining("busy for 30000 ms");
  }

  @Test
  @Tag("P10")
  void originsQueueForThePlacesOfTheManager() {
    ConnectionPool pool = pool(6, 1);
    submit(pool, Placement.ALONE, 1, elsewhere("a.example"));
    dial();
    submit(pool, Placement.SHARED, 2, elsewhere("b.example"));
    submit(pool, Placement.SHARED, 3, elsewhere("c.example"));
    assertThat(dials).isEmpty();
    assertThat(pool.connections()).isEqualTo(1);
    pool.closeNow();
    assertThat(pool.connections()).isZero();
  }

  /** Nobody tells an origin that another's connection is idle now: the next call finds out. */
  @Test
  @Tag("P10")
  void nextCallFindsThePlaceThatAnotherOriginHasLeft() {
    ConnectionPool pool = pool(6, 1);
    PoolKey b = elsewhere("b.example");
    submit(pool, Placement.SHARED, 1, elsewhere("a.example"));
    dial();
    Exchange first = submit(pool, Placement.SHARED, 2, b);
    answer(0);
    submit(pool, Placement.SHARED, 3, b);
    dial();
    assertThat(isPlaced(first)).isTrue();
  }

  @Test
  @Tag("P10")
  void whoGivesUpQueueingMakesWayForTheNextOrigin() {
    ConnectionPool pool = pool(6, 1);
    refusing = true;
    submit(pool, Placement.SHARED, 1, elsewhere("a.example"));
    PoolKey b = elsewhere("b.example");
    Exchange gone = submit(pool, Placement.SHARED, 2, b);
    Exchange next = submit(pool, Placement.SHARED, 3, elsewhere("c.example"));
    assertThat(pool.withdraw(gone, b)).isTrue();
    assertThat(pool.withdraw(gone, b)).isFalse();
    assertThat(dials).hasSize(1);
    dials.remove().run(); // refused, so that its place is free again
    refusing = false;
    dial();
    assertThat(isPlaced(next)).isTrue();
    assertThat(isPlaced(gone)).isFalse();
  }

  /** The pause after a failed dial is for those beside which another may still succeed. */
  @Test
  @Tag("R6")
  void originWhoseDialsHaveAllFailedIsDialledAtOnceForTheNext() {
    ConnectionPool pool = pool(6, 256);
    refusing = true;
    Exchange one = submit(pool, Placement.ALONE, 1, Given.ALICE);
    Exchange other = submit(pool, Placement.ALONE, 2, Given.ALICE);
    assertThat(dials).hasSize(2);
    dial();
    assertThat(List.of(one, other)).allMatch(exchange -> exchange.failure() != null);
    refusing = false;
    Exchange next = submit(pool, Placement.ALONE, 3, Given.ALICE);
    dial();
    assertThat(isPlaced(next)).isTrue();
  }

  @Test
  void originsWithoutConnectionsAreForgottenAfterAMinute() {
    ConnectionPool pool = pool(6, 256);
    refusing = true;
    submit(pool, Placement.SHARED, 1, Given.ALICE);
    dial();
    assertThat(pool.origins()).isEqualTo(1);
    clock.pass(Duration.ofMinutes(1));
    pool.sweep();
    assertThat(pool.origins()).isEqualTo(1);
    clock.pass(Duration.ofNanos(1));
    pool.sweep();
    assertThat(pool.origins()).isZero();
    refusing = false;
    Exchange again = submit(pool, Placement.SHARED, 2, Given.ALICE);
    dial();
    assertThat(isPlaced(again)).isTrue();
  }

  @Test
  @Tag("P9")
  void agesAreSpreadByATenth() {
    assertThat(goesOnAt(0, Duration.ofMinutes(9))).isTrue();
    assertThat(goesOnAt(0, Duration.ofMinutes(9).plusMillis(1))).isFalse();
    assertThat(goesOnAt(1, Duration.ofMinutes(11).minusMillis(1))).isTrue();
    assertThat(goesOnAt(1, Duration.ofMinutes(11).plusMillis(1))).isFalse();
  }

  private boolean goesOnAt(int outOfRange, Duration age) {
    random = () -> outOfRange == 0 ? 0 : -1; // the least and the greatest double of a generator
    links.clear();
    ConnectionPool pool = pool(6, 256);
    submit(pool, Placement.SHARED, 1, Given.ALICE);
    dial();
    clock.pass(age);
    pool.sweep();
    return pool.connections(Given.SHOP).get(0).state() != ConnectionState.DRAINING;
  }

  @Test
  @Tag("P9")
  void idleConnectionIsClosedAfterItsTime() {
    ConnectionPool pool = pool(6, 256);
    submit(pool, Placement.SHARED, 1, Given.ALICE);
    dial();
    answer(0);
    clock.pass(Duration.ofSeconds(30));
    pool.sweep();
    assertThat(pool.connections(Given.SHOP)).hasSize(1);
    clock.pass(Duration.ofNanos(1));
    pool.sweep();
    assertThat(pool.connections(Given.SHOP)).isEmpty();
    assertThat(links.get(0).isOutputShut()).isTrue();
  }

  @Test
  @Tag("T3")
  void dialsWaitForLingeringPortsAndAreResumedByTheSweep() {
    mostLingering = 1;
    ConnectionPool pool = pool(6, 256);
    pool.shared().ports().closed(Given.ALICE, clock.nanoTime());
    assertThat(pool.lingeringPorts()).isEqualTo(1);
    clock.pass(Duration.ofSeconds(59));
    Exchange waiting = submit(pool, Placement.SHARED, 1, Given.ALICE);
    pool.sweep();
    assertThat(dials).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    pool.sweep();
    dial();
    assertThat(isPlaced(waiting)).isTrue();
    assertThat(pool.lingeringPorts()).isZero();
  }

  @Test
  @Tag("P10")
  void strangerAtTheLimitGetsTheConnectionThatIsReservedForIt() {
    ConnectionPool pool = pool(1, 256);
    submit(pool, Placement.SHARED, 1, Given.ALICE);
    dial();
    Exchange bob = submit(pool, Placement.SHARED, 2, Given.BOB);
    Exchange alice = submit(pool, Placement.SHARED, 3, Given.ALICE);
    answer(0);
    assertThat(isPlaced(alice)).isFalse();
    assertThat(links.get(0).isOutputShut()).isTrue();
    dial();
    assertThat(isPlaced(bob)).isTrue();
    answer(1);
    dial();
    assertThat(isPlaced(alice)).isTrue();
  }

  @Test
  @Tag("P10")
  void withdrawnCallGivesUpWhatWasReservedForIt() {
    ConnectionPool pool = pool(1, 256);
    submit(pool, Placement.SHARED, 1, Given.ALICE);
    dial();
    Exchange bob = submit(pool, Placement.SHARED, 2, Given.BOB);
    assertThat(pool.withdraw(bob, Given.BOB)).isTrue();
    Exchange alice = submit(pool, Placement.SHARED, 3, Given.ALICE);
    answer(0);
    assertThat(isPlaced(alice)).isTrue();
    assertThat(links).hasSize(1);
  }

  @Test
  @Tag("L2")
  void newExchangesGoElsewhereThanBehindALateAnswer() {
    ConnectionPool pool = pool(2, 256);
    submit(pool, Placement.SHARED, 1, Given.ALICE);
    dial();
    answer(0);
    submit(pool, Placement.SHARED, 2, Given.ALICE);
    submit(
        pool, Placement.SHARED, 3, Given.ALICE); // behind the other, so that one is dialled ahead
    dial();
    answer(0);
    answer(0);

    Exchange late = submit(pool, Placement.SHARED, 4, Given.ALICE);
    clock.pass(Duration.ofMillis(51));
    Exchange other = submit(pool, Placement.SHARED, 5, Given.ALICE);
    Exchange third = submit(pool, Placement.SHARED, 6, Given.ALICE);
    Exchange fourth = submit(pool, Placement.SHARED, 7, Given.ALICE);
    assertThat(other.connection()).isNotSameAs(late.connection());
    assertThat(third.connection()).isSameAs(other.connection());
    assertThat(fourth.connection()).isSameAs(other.connection());
  }

  @Test
  @Tag("R6")
  void budgetBelongsToTheOrigin() {
    ConnectionPool pool = pool(1, 256);
    assertThat(pool.budget(Given.ALICE)).isSameAs(pool.budget(Given.BOB));
    assertThat(pool.budget(elsewhere("a.example"))).isNotSameAs(pool.budget(Given.ALICE));
  }
}
