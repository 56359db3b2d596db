package dev.redial.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The total limit, and who is next. */
@Tag("P10")
class PlacesTest {
  private final Places<String> places = new Places<>(2);

  private void fill() {
    assertThat(places.take("a", 0)).isTrue();
    assertThat(places.take("a", 0)).isTrue();
    assertThat(places.isFull()).isTrue();
  }

  @Test
  void whoQueuesIsServedInTurnAndThenGoesToTheEnd() {
    fill();
    assertThat(places.take("b", 0)).isFalse();
    assertThat(places.take("c", 0)).isFalse();
    assertThat(places.next()).isEmpty();
    places.release();
    assertThat(places.next()).hasValue("b");
    assertThat(places.take("c", 0)).isFalse();
    assertThat(places.take("a", 0)).isFalse();
    assertThat(places.take("b", 0)).isTrue();
    assertThat(places.take("b", 0)).isFalse();
    places.release();
    assertThat(places.next()).hasValue("c");
    assertThat(places.take("b", 0)).isFalse();
    assertThat(places.take("c", 0)).isTrue();
  }

  @Test
  void newcomerDoesNotOvertakeThoseWhoQueue() {
    fill();
    assertThat(places.take("b", 0)).isFalse();
    places.release();
    assertThat(places.take("d", 0)).isFalse();
    assertThat(places.takeSpare()).isFalse();
    places.release();
    assertThat(places.take("d", 0)).isTrue();
    assertThat(places.take("b", 0)).isTrue();
  }

  @Test
  void whoLeavesMakesWayForTheNext() {
    fill();
    assertThat(places.take("b", 0)).isFalse();
    assertThat(places.take("c", 0)).isFalse();
    places.release();
    assertThat(places.leave("b")).isTrue();
    assertThat(places.leave("b")).isFalse();
    assertThat(places.next()).hasValue("c");
  }

  @Test
  void firstInTheQueueStarvesAfterAWhile() {
    fill();
    assertThat(places.take("b", 100)).isFalse();
    assertThat(places.take("b", 150)).isFalse();
    assertThat(places.starving(199, 100)).isEmpty();
    assertThat(places.starving(200, 100)).hasValue("b");
    places.release();
    assertThat(places.starving(200, 100)).isEmpty();
  }
}
