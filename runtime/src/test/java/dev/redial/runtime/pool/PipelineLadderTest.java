package dev.redial.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.Answer.Order;
import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.pool.PipelineLadder.Rung;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How deep an origin's pipelines may be, step by step. */
@Tag("L6")
class PipelineLadderTest {
  private final PipelineLadder ladder = new PipelineLadder(16);

  private void climbToTheTop() {
    ladder.answered(Order.ALONE);
    for (int i = 0; i < 5; i++) {
      ladder.answered(Order.PIPELINED);
    }
  }

  @Test
  void unknownOriginIsCalledOneAtATime() {
    assertThat(ladder.depth(0)).isEqualTo(1);
    assertThat(ladder.rung()).isEqualTo(Rung.UNKNOWN);
  }

  @Test
  void depthDoublesWithEveryPipelinedAnswerUpToTheLimit() {
    ladder.answered(Order.ALONE);
    assertThat(ladder.depth(0)).isEqualTo(2);
    ladder.answered(Order.ALONE);
    assertThat(ladder.depth(0)).isEqualTo(2);
    ladder.answered(Order.PIPELINED);
    assertThat(ladder.depth(0)).isEqualTo(4);
    climbToTheTop();
    assertThat(ladder.depth(0)).isEqualTo(16);
  }

  @Test
  void limitOfOneMeansNoPipelining() {
    PipelineLadder flat = new PipelineLadder(1);
    flat.answered(Order.ALONE);
    flat.answered(Order.PIPELINED);
    assertThat(flat.depth(0)).isEqualTo(1);
  }

  @Test
  @Tag("L4")
  void lostPipelineHasToBeProvenAgain() {
    climbToTheTop();
    ladder.ended(Ending.PIPELINE_LOST, 0);
    assertThat(ladder.depth(0)).isEqualTo(1);
    assertThat(ladder.rung()).isEqualTo(Rung.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(names = {"RETIRED", "LOST"})
  void endsWithoutAPipelineTeachNothing(Ending ending) {
    climbToTheTop();
    ladder.ended(ending, 0);
    assertThat(ladder.depth(0)).isEqualTo(16);
  }

  @Test
  void originThatFailsOnProbationIsBlockedForTenMinutes() {
    ladder.answered(Order.ALONE);
    ladder.ended(Ending.PIPELINE_LOST, 0);
    ladder.answered(Order.PIPELINED);
    assertThat(ladder.depth(TimeUnit.MINUTES.toNanos(10))).isEqualTo(1);
    assertThat(ladder.rung()).isEqualTo(Rung.BLOCKED);
    assertThat(ladder.depth(TimeUnit.MINUTES.toNanos(10) + 1)).isEqualTo(1);
    assertThat(ladder.rung()).isEqualTo(Rung.UNKNOWN);
  }

  @Test
  void breachBlocksFromAnywhere() {
    climbToTheTop();
    ladder.ended(Ending.VIOLATION, 0);
    assertThat(ladder.rung()).isEqualTo(Rung.BLOCKED);
  }
}
