package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.call.StreamGate.Refusal;
import dev.redial.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may go, without a network. */
@Tag("R8")
class StreamGateTest {
  private final ManualClock clock = new ManualClock();
  private final StreamGate gate = new StreamGate(clock);
  private final List<Given> gone = new ArrayList<>();
  private final List<Given> away = new ArrayList<>();
  private long arrivals;

  private final class Given implements StreamGate.Candidate {
    private final long seniority;
    private final long arrival = ++arrivals;

    Given(long seniority) {
      this.seniority = seniority;
    }

    @Override
    public long seniority() {
      return seniority;
    }

    @Override
    public long arrival() {
      return arrival;
    }

    @Override
    public void admitted() {
      gone.add(this);
    }

    @Override
    public void sentAway() {
      away.add(this);
    }

    @Override
    public String describe() {
      return "GET /" + seniority;
    }
  }

  private List<Given> enter(int count) {
    List<Given> all = IntStream.range(0, count).mapToObj(Given::new).toList();
    all.forEach(gate::enter);
    return all;
  }

  /** The first one is answered, and goes on. */
  private List<Given> warm(int count) {
    List<Given> all = enter(count);
    gate.streams(all.get(0));
    gate.answered(all.get(0));
    return all;
  }

  @Test
  void firstGoesAloneUntilItHasAStream() {
    List<Given> all = enter(20);
    assertThat(gone).containsExactly(all.get(0));
    gate.streams(all.get(0));
    assertThat(gone).isEqualTo(all.subList(0, 6));
    gate.answered(all.get(0));
    assertThat(gone).isEqualTo(all);
  }

  @Test
  void halfASecondIsEnoughForAServerToTellItsLimit() {
    List<Given> all = enter(20);
    gate.streams(all.get(0));
    clock.pass(Duration.ofMillis(499));
    gate.goOn();
    assertThat(gone).hasSize(6);
    clock.pass(Duration.ofMillis(1));
    gate.goOn();
    assertThat(gone).isEqualTo(all);
  }

  @Test
  void theNextConnectionTellsItsLimitAnew() {
    Given first = enter(1).get(0);
    gate.streams(first);
    clock.pass(Duration.ofSeconds(9));
    gate.leave(first);
    List<Given> all = enter(20);
    gate.streams(all.get(0));
    assertThat(gone).hasSize(7);
  }

  @Test
  void hundredAreUnderWayAtATime() {
    List<Given> all = warm(150);
    assertThat(gone).hasSize(100);
    gate.streams(all.get(1));
    gate.leave(all.get(0));
    assertThat(gone).isEqualTo(all.subList(0, 101));
  }

  @Test
  void theOldestGoesFirst() {
    List<Given> all = enter(1);
    Given young = new Given(9);
    Given old = new Given(3);
    gate.enter(young);
    gate.enter(old);
    gate.leave(all.get(0));
    assertThat(gone).containsExactly(all.get(0), old);
  }

  @Test
  void whatIsRefusedWaitsAgainAndShowsTheLimit() {
    List<Given> all = warm(100);
    all.subList(1, 10).forEach(gate::streams);
    all.subList(10, 100)
        .forEach(given -> assertThat(gate.refused(given, true)).isEqualTo(Refusal.WAITS));
    assertThat(gone).hasSize(100);
    gate.leave(all.get(0));
    assertThat(gone).hasSize(101).last().isEqualTo(all.get(10));
  }

  @Test
  void refusedAloneIsNotHere() {
    List<Given> all = enter(2);
    assertThat(gate.refused(all.get(0), false)).isEqualTo(Refusal.LEAVES);
    assertThat(gone).isEqualTo(all);
  }

  @Test
  void refusedAloneForTheNumberWaitsAMoment() {
    List<Given> all = enter(1);
    assertThat(gate.refused(all.get(0), true)).isEqualTo(Refusal.WAITS_A_MOMENT);
    assertThat(gone).hasSize(1);
    gate.goOn();
    assertThat(gone).containsExactly(all.get(0), all.get(0));
  }

  @Test
  void streamThatHasJustEndedExcusesOneRefusal() {
    List<Given> all = warm(10);
    all.subList(1, 10).forEach(gate::streams);
    gate.leave(all.get(9));
    Given next = new Given(50);
    gate.enter(next);
    assertThat(gate.refused(next, true)).isEqualTo(Refusal.WAITS);
    assertThat(gone).last().isEqualTo(next);
    assertThat(gone).filteredOn(next::equals).hasSize(2);
    assertThat(gate.refused(next, true)).isEqualTo(Refusal.WAITS);
    assertThat(gone).filteredOn(next::equals).hasSize(2);
  }

  @Test
  void afterManyAnswersAQuarterMoreIsTried() {
    List<Given> all = warm(9);
    all.subList(1, 8).forEach(gate::streams);
    gate.refused(all.get(8), true);
    gate.leave(all.get(8));
    for (int i = 0; i < 80; i++) { // ten for each of eight
      Given next = new Given(10);
      gate.leave(gone.get(i == 0 ? 7 : gone.size() - 1));
      gate.enter(next);
      gate.streams(next);
      gate.answered(next);
    }
    int before = gone.size();
    enter(20);
    assertThat(gone).hasSize(before + 2);
  }

  @Test
  void lostConnectionForgetsTheLimit() {
    List<Given> all = warm(9);
    all.subList(1, 8).forEach(gate::streams);
    gate.refused(all.get(8), true);
    gate.lost();
    enter(3);
    assertThat(gone).hasSize(9);
    gate.answered(all.get(1));
    assertThat(gone).hasSize(9 + 1 + 3);
  }

  @Test
  void thoseThatWaitAreSentAway() {
    List<Given> all = enter(3);
    gate.close();
    assertThat(gone).containsExactly(all.get(0));
    assertThat(away).containsExactly(all.get(1), all.get(2));
  }

  @Test
  void whoeverWaitsTooLongIsToldWhoHolds() {
    List<Given> all = enter(2);
    assertThat(gate.giveUpWaiting(all.get(1))).contains("at most 1", "GET /0");
    assertThat(gate.giveUpWaiting(all.get(1))).isNull();
    assertThat(gate.isIdle()).isFalse();
    gate.leave(all.get(0));
    assertThat(gate.isIdle()).isTrue();
  }
}
