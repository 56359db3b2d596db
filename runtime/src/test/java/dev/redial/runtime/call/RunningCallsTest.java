package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningCallsTest {
  private final RunningCalls running = new RunningCalls();

  private static final class Named extends RunningCalls.Member {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    void stop(IOException why) {
      throw new AssertionError(why);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @Test
  void thoseThatAreUnderWayAreListedWhereverOthersWere() {
    List<Named> calls = List.of(new Named("a"), new Named("b"), new Named("c"));
    for (Named gone : calls) {
      calls.forEach(running::add);
      running.remove(gone);
      assertThat(running.all())
          .hasSize(2)
          .doesNotContain(gone)
          .isSubsetOf(calls.toArray(RunningCalls.Member[]::new));
      calls.forEach(running::remove);
      assertThat(running.all()).isEmpty();
    }
  }

  @Test
  void removingTwiceTakesNobodyElseAway() {
    Named first = new Named("first");
    Named second = new Named("second");
    running.add(first);
    running.add(second);
    running.remove(first);
    running.remove(first);
    assertThat(running.all()).containsExactly(second);
    running.add(first);
    assertThat(running.all()).containsExactlyInAnyOrder(first, second);
  }
}
