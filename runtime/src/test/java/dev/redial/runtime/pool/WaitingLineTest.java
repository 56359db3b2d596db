package dev.redial.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Placement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is served first. */
@Tag("P10")
class WaitingLineTest {
  private final WaitingLine line = new WaitingLine();

  private Exchange add(Placement placement, long seniority, PoolKey key) {
    Exchange exchange = Given.exchange(placement, seniority);
    var unused = line.add(exchange, Need.of(exchange, key), 0);
    return exchange;
  }

  private List<Exchange> inOrder() {
    List<Exchange> order = new ArrayList<>();
    WaitingLine.Walk walk = line.walk();
    for (Waiter waiter = walk.next(); waiter != null; waiter = walk.next()) {
      order.add(waiter.exchange());
    }
    return order;
  }

  @Test
  void olderCallsGoFirstWhateverTheyNeed() {
    Exchange third = add(Placement.SHARED, 30, Given.ALICE);
    Exchange first = add(Placement.ALONE, 10, Given.ALICE);
    Exchange fourth = add(Placement.SHARED, 40, Given.BOB);
    Exchange second = add(Placement.LAST, 20, Given.ALICE);
    assertThat(inOrder()).containsExactly(first, second, third, fourth);
  }

  @Test
  void whoIsFirstOfThoseWithItsNeedIsToldSo() {
    assertThat(isFirst(Placement.SHARED, 20, Given.ALICE)).isTrue();
    assertThat(isFirst(Placement.SHARED, 30, Given.ALICE)).isFalse();
    assertThat(isFirst(Placement.SHARED, 10, Given.ALICE)).isTrue();
    assertThat(isFirst(Placement.ALONE, 30, Given.ALICE)).isTrue();
  }

  private boolean isFirst(Placement placement, long seniority, PoolKey key) {
    Exchange exchange = Given.exchange(placement, seniority);
    return line.add(exchange, Need.of(exchange, key), 0);
  }

  @Test
  void callThatIsSentAgainKeepsItsPlace() {
    Exchange firstTry = add(Placement.SHARED, 10, Given.ALICE);
    Exchange other = add(Placement.SHARED, 20, Given.ALICE);
    line.remove(firstTry);
    Exchange again = add(Placement.SHARED, 10, Given.ALICE);
    assertThat(inOrder()).containsExactly(again, other);
  }

  @Test
  void callsOfOneAgeGoInTheOrderOfTheirArrival() {
    Exchange first = add(Placement.SHARED, 10, Given.ALICE);
    Exchange second = add(Placement.ALONE, 10, Given.ALICE);
    Exchange third = add(Placement.SHARED, 10, Given.ALICE);
    assertThat(inOrder()).containsExactly(first, second, third);
  }

  @Test
  void clockThatOverflowsDoesNotTurnTheLineAround() {
    Exchange late = add(Placement.SHARED, Long.MIN_VALUE + 5, Given.ALICE);
    Exchange early = add(Placement.SHARED, Long.MAX_VALUE - 5, Given.ALICE);
    assertThat(inOrder()).containsExactly(early, late);
  }

  @Test
  void walkGoesOnWhenTheOneReturnedIsTakenOut() {
    add(Placement.SHARED, 10, Given.ALICE);
    Exchange second = add(Placement.SHARED, 20, Given.ALICE);
    WaitingLine.Walk walk = line.walk();
    Waiter first = walk.next();
    assertThat(first).isNotNull();
    line.remove(first);
    assertThat(walk.next()).isNotNull().extracting(Waiter::exchange).isEqualTo(second);
    assertThat(walk.next()).isNull();
  }

  @Test
  void skippedNeedLeavesTheOthers() {
    add(Placement.SHARED, 10, Given.ALICE);
    add(Placement.SHARED, 20, Given.ALICE);
    Exchange alone = add(Placement.ALONE, 30, Given.ALICE);
    WaitingLine.Walk walk = line.walk();
    walk.next();
    walk.skip(Given.SHARED);
    assertThat(walk.next()).isNotNull().extracting(Waiter::exchange).isEqualTo(alone);
    assertThat(walk.next()).isNull();
  }

  @Test
  void onlyWhoWaitsCanBeTakenOut() {
    Exchange waiting = add(Placement.SHARED, 10, Given.ALICE);
    assertThat(line.remove(Given.exchange(Placement.SHARED, 10))).isFalse();
    assertThat(line.remove(waiting)).isTrue();
    assertThat(line.remove(waiting)).isFalse();
    assertThat(line.isEmpty()).isTrue();
    assertThat(line.hasAnyWith(Given.SHARED)).isFalse();
  }
}
