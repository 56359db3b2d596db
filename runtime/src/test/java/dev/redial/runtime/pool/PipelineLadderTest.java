package dev.redial.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.Answer;
import dev.redial.runtime.connection.Answer.Order;
import dev.redial.runtime.connection.Answer.Path;
import dev.redial.runtime.connection.Answer.Worth;
import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.pool.PipelineLadder.Rung;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How deep a path's pipelines may be, step by step. */
@Tag("L6")
class PipelineLadderTest {
  private static final long TEN_MINUTES = TimeUnit.MINUTES.toNanos(10);
  private final PipelineLadder ladder = new PipelineLadder(16);

  /** As connections tell of them. */
  private record Told(Order order, Worth worth, Path path, long latencyNanos) implements Answer {}

  private static Answer answer(Order order, Worth worth) {
    return new Told(order, worth, Path.DIRECT, 0);
  }

  private void fit(PipelineLadder whose, Order order) {
    whose.answered(answer(order, Worth.FIT), 0);
  }

  private void climbTo(Rung rung) {
    switch (rung) {
      case UNKNOWN -> {}
      case PROBATION -> fit(ladder, Order.ALONE);
      case PROVEN -> climbToTheTop();
      case BLOCKED -> ladder.ended(Ending.VIOLATION, 0);
    }
    assertThat(ladder.rung(0)).isEqualTo(rung);
  }

  private void climbToTheTop() {
    fit(ladder, Order.ALONE);
    for (int i = 0; i < 5; i++) {
      fit(ladder, Order.PIPELINED);
    }
  }

  @Test
  void stepsAreTheseAndNoOthers() {
    assertThat(
            Arrays.stream(Rung.values())
                .collect(
                    Collectors.toMap(
                        from -> from,
                        from ->
                            Arrays.stream(Rung.values())
                                .filter(to -> Rung.TRANSITIONS.allows(from, to))
                                .collect(Collectors.toSet()))))
        .isEqualTo(
            Map.of(
                Rung.UNKNOWN, Set.of(Rung.PROBATION, Rung.BLOCKED),
                Rung.PROBATION, Set.of(Rung.PROVEN, Rung.BLOCKED),
                Rung.PROVEN, Set.of(Rung.UNKNOWN, Rung.BLOCKED),
                Rung.BLOCKED, Set.of(Rung.UNKNOWN)));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN,   ALONE,     FIT,        PROBATION,  2",
    "UNKNOWN,   PIPELINED, FIT,        PROBATION,  2",
    "UNKNOWN,   ALONE,     UNFIT,      UNKNOWN,    1",
    "UNKNOWN,   PIPELINED, SURPRISING, BLOCKED,    1",
    "PROBATION, ALONE,     FIT,        PROBATION,  2",
    "PROBATION, PIPELINED, FIT,        PROVEN,     4",
    "PROBATION, PIPELINED, UNFIT,      PROBATION,  2",
    "PROBATION, PIPELINED, SURPRISING, BLOCKED,    1",
    "PROVEN,    ALONE,     FIT,        PROVEN,    16",
    "PROVEN,    PIPELINED, UNFIT,      PROVEN,    16",
    "PROVEN,    PIPELINED, SURPRISING, BLOCKED,    1",
    "BLOCKED,   PIPELINED, FIT,        BLOCKED,    1",
    "BLOCKED,   PIPELINED, SURPRISING, BLOCKED,    1",
  })
  void answersTeach(Rung from, Order order, Worth worth, Rung to, int depth) {
    climbTo(from);
    ladder.answered(answer(order, worth), 0);
    assertThat(ladder.rung(0)).isEqualTo(to);
    assertThat(ladder.depth(0)).isEqualTo(depth);
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN,   PIPELINE_LOST, UNKNOWN",
    "UNKNOWN,   VIOLATION,     BLOCKED",
    "UNKNOWN,   UNSOLICITED,   BLOCKED",
    "PROBATION, PIPELINE_LOST, BLOCKED",
    "PROBATION, LOST,          PROBATION",
    "PROBATION, UNSOLICITED,   BLOCKED",
    "PROVEN,    PIPELINE_LOST, UNKNOWN",
    "PROVEN,    VIOLATION,     BLOCKED",
    "PROVEN,    UNSOLICITED,   BLOCKED",
    "BLOCKED,   PIPELINE_LOST, BLOCKED",
    "BLOCKED,   VIOLATION,     BLOCKED",
  })
  void endsTeach(Rung from, Ending ending, Rung to) {
    climbTo(from);
    ladder.ended(ending, 0);
    assertThat(ladder.rung(0)).isEqualTo(to);
  }

  @ParameterizedTest
  @EnumSource(names = {"RETIRED", "ANNOUNCED", "LEFT", "LOST"})
  void endsWithoutAPipelineTeachNothing(Ending ending) {
    climbToTheTop();
    ladder.ended(ending, 0);
    assertThat(ladder.depth(0)).isEqualTo(16);
  }

  @Test
  void depthDoublesWithEveryPipelinedAnswerUpToTheLimit() {
    assertThat(ladder.depth(0)).isEqualTo(1);
    fit(ladder, Order.ALONE);
    fit(ladder, Order.PIPELINED);
    assertThat(ladder.depth(0)).isEqualTo(4);
    fit(ladder, Order.PIPELINED);
    assertThat(ladder.depth(0)).isEqualTo(8);
    climbToTheTop();
    assertThat(ladder.depth(0)).isEqualTo(16);
  }

  @Test
  @Tag("L9")
  void stuckPipelineIsHalvedDownToTwoAndDoublesAgain() {
    climbToTheTop();
    ladder.stuck();
    assertThat(ladder.depth(0)).isEqualTo(8);
    ladder.stuck();
    ladder.stuck();
    ladder.stuck();
    assertThat(ladder.depth(0)).isEqualTo(2);
    fit(ladder, Order.PIPELINED);
    assertThat(ladder.depth(0)).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN", "PROBATION", "BLOCKED"})
  void onlyAProvenPathIsHalved(Rung rung) {
    climbTo(rung);
    int before = ladder.depth(0);
    ladder.stuck();
    assertThat(ladder.depth(0)).isEqualTo(before);
  }

  @Test
  void limitOfOneMeansNoPipelining() {
    PipelineLadder flat = new PipelineLadder(1);
    fit(flat, Order.ALONE);
    fit(flat, Order.PIPELINED);
    flat.stuck();
    assertThat(flat.depth(0)).isEqualTo(1);
  }

  @Test
  void blockedPathIsUnknownAfterTenMinutesFromItsLastFault() {
    ladder.ended(Ending.VIOLATION, 0);
    ladder.ended(Ending.VIOLATION, 1);
    assertThat(ladder.rung(TEN_MINUTES + 1)).isEqualTo(Rung.BLOCKED);
    assertThat(ladder.rung(TEN_MINUTES + 2)).isEqualTo(Rung.UNKNOWN);
    assertThat(ladder.depth(TEN_MINUTES + 2)).isEqualTo(1);
  }
}
