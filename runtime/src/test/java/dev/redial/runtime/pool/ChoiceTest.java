package dev.redial.runtime.pool;

import static dev.redial.runtime.pool.Given.ALICE;
import static dev.redial.runtime.pool.Given.ALONE;
import static dev.redial.runtime.pool.Given.BOB;
import static dev.redial.runtime.pool.Given.BOBS;
import static dev.redial.runtime.pool.Given.SHARED;
import static dev.redial.runtime.pool.Given.idle;
import static dev.redial.runtime.pool.Given.open;
import static dev.redial.runtime.pool.Given.seat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.pool.Seat.Load;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which connection for which need, case by case. */
@Tag("P10")
class ChoiceTest {
  private static final long FRESH = Choice.FRESH_NANOS - 1;
  private static final long STALE = Choice.FRESH_NANOS;

  private static @Nullable String name(@Nullable Seat<String> seat) {
    return seat == null ? null : seat.slot();
  }

  private static Seat<String> refusing(Seat<String> seat) {
    seat.refuse();
    return seat;
  }

  private static Seat<String> late(String name, int outstanding) {
    return seat(name, ALICE, ConnectionState.OPEN, outstanding, 0, Load.LATE);
  }

  static Stream<Arguments> placements() {
    return Stream.of(
        Arguments.of("nothing", SHARED, List.of(), null),
        Arguments.of(
            "idle before busy", SHARED, List.of(open("a", ALICE, 1), idle("b", ALICE, 9)), "b"),
        Arguments.of(
            "the one used last", SHARED, List.of(idle("a", ALICE, 9), idle("b", ALICE, 3)), "b"),
        Arguments.of(
            "never a stranger's", SHARED, List.of(idle("a", BOB, 1), open("b", BOB, 1)), null),
        Arguments.of(
            "the least loaded", SHARED, List.of(open("a", ALICE, 3), open("b", ALICE, 2)), "b"),
        Arguments.of(
            "not behind a late answer",
            SHARED,
            List.of(late("a", 1), open("b", ALICE, 3), open("c", ALICE, 2)),
            "c"),
        Arguments.of(
            "behind a late answer if there is no other place",
            SHARED,
            List.of(open("a", ALICE, 4), late("b", 3), late("c", 2)),
            "c"),
        Arguments.of("no deeper than it may", SHARED, List.of(open("a", ALICE, 4)), null),
        Arguments.of("a fresh one for itself", ALONE, List.of(idle("a", ALICE, FRESH)), "a"),
        Arguments.of("no stale one for itself", ALONE, List.of(idle("a", ALICE, STALE)), null),
        Arguments.of("a stale one to share", SHARED, List.of(idle("a", ALICE, STALE)), "a"),
        Arguments.of("no busy one for itself", ALONE, List.of(open("a", ALICE, 1)), null),
        Arguments.of(
            "none behind a slow reader",
            SHARED,
            List.of(seat("a", ALICE, ConnectionState.OPEN, 1, 0, Load.PULLED)),
            null),
        Arguments.of(
            "none that ends",
            SHARED,
            List.of(seat("a", ALICE, ConnectionState.DRAINING, 1, 0, Load.ORDINARY)),
            null),
        Arguments.of("none that is spent", SHARED, List.of(refusing(idle("a", ALICE, 1))), null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("placements")
  @Tag("T2")
  void needGetsWhatFits(String why, Need need, List<Seat<String>> seats, @Nullable String chosen) {
    assertThat(name(new Choice<>(seats, null).forNow(need))).as(why).isEqualTo(chosen);
  }

  @Test
  void reservedConnectionIsNobodyElses() {
    List<Seat<String>> seats = List.of(idle("a", ALICE, 1), open("b", ALICE, 3));
    assertThat(name(new Choice<>(seats, "a").forNow(SHARED))).isEqualTo("b");
    assertThat(new Choice<>(seats, "a").givingWayTo(BOBS)).isNull();
  }

  @Test
  @Tag("L6")
  void onProbationOneConnectionAloneTriesASecondRequest() {
    Seat<String> quiet = Given.onTrial("a", 1);
    Seat<String> trying = Given.onTrial("b", 2);
    assertThat(name(new Choice<>(List.of(quiet), null).forNow(SHARED))).isEqualTo("a");
    assertThat(name(new Choice<>(List.of(quiet, trying), null).forNow(SHARED))).isNull();
  }

  static Stream<Arguments> reservations() {
    return Stream.of(
        Arguments.of("its own", ALONE, List.of(open("a", ALICE, 3), open("b", ALICE, 2)), "b"),
        Arguments.of(
            "its own though loaded", ALONE, List.of(open("a", ALICE, 3), open("b", BOB, 1)), "a"),
        Arguments.of(
            "any where it has none", ALONE, List.of(open("a", BOB, 3), open("b", BOB, 1)), "b"),
        Arguments.of(
            "any for one that shares",
            BOBS,
            List.of(open("a", ALICE, 3), open("b", ALICE, 1)),
            "b"),
        Arguments.of(
            "none where its own will do",
            SHARED,
            List.of(open("a", ALICE, 4), open("b", BOB, 1)),
            null),
        Arguments.of(
            "none that is somebody's alone",
            BOBS,
            List.of(seat("a", ALICE, ConnectionState.BARRIER, 1, 0, Load.ALONE)),
            null),
        Arguments.of(
            "any where its own is somebody's alone",
            BOBS,
            List.of(seat("a", BOB, ConnectionState.BARRIER, 1, 0, Load.ALONE), open("b", ALICE, 2)),
            "b"),
        Arguments.of(
            "none that ends",
            BOBS,
            List.of(seat("a", ALICE, ConnectionState.DRAINING, 1, 0, Load.ORDINARY)),
            null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reservations")
  void frontOfTheLineReserves(
      String why, Need need, List<Seat<String>> seats, @Nullable String reserved) {
    assertThat(name(new Choice<>(seats, null).toReserve(need))).as(why).isEqualTo(reserved);
  }

  static Stream<Arguments> evictions() {
    return Stream.of(
        Arguments.of(
            "the oldest stranger", BOBS, List.of(idle("a", ALICE, 5), idle("b", ALICE, 9)), "b"),
        Arguments.of("never its own kind", SHARED, List.of(idle("a", ALICE, 9)), null),
        Arguments.of("its own if too stale for it", ALONE, List.of(idle("a", ALICE, STALE)), "a"),
        Arguments.of("its own if spent", SHARED, List.of(refusing(idle("a", ALICE, 1))), "a"),
        Arguments.of("never a busy one", BOBS, List.of(open("a", ALICE, 1)), null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("evictions")
  void idleConnectionGivesWay(
      String why, Need need, List<Seat<String>> seats, @Nullable String evicted) {
    assertThat(name(new Choice<>(seats, null).givingWayTo(need))).as(why).isEqualTo(evicted);
  }

  @Test
  @Tag("L10")
  void connectionsHeldUpByReadersDoNotCountUpToALimitOfTheirOwn() {
    Quota quota = new Quota(6, 64);
    assertThat(quota.left(6, 0, 0)).isZero();
    assertThat(quota.left(6, 2, 0)).isEqualTo(2);
    assertThat(quota.left(6, 2, 1)).isEqualTo(1);
    assertThat(quota.left(70, 70, 0)).isZero();
  }

  @Test
  void oneConnectionStaysForCallsThatMayBePipelined() {
    assertThat(new Quota(6, 64).mostAlone()).isEqualTo(5);
    assertThat(new Quota(2, 64).mostAlone()).isEqualTo(1);
    assertThat(new Quota(1, 64).mostAlone()).isEqualTo(1);
  }
}
