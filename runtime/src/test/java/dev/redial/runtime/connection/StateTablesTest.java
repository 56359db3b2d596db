package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The transition tables, cell by cell, written down a second time. */
class StateTablesTest {
  private static <S extends Enum<S>> Map<String, Set<String>> stepsOf(
      Transitions<S> table, Class<S> states) {
    return Arrays.stream(states.getEnumConstants())
        .collect(
            Collectors.toMap(
                Enum::name,
                from ->
                    Arrays.stream(states.getEnumConstants())
                        .filter(to -> table.allows(from, to))
                        .map(Enum::name)
                        .collect(Collectors.toSet())));
  }

  @Test
  void connectionTakesTheseStepsAndNoOthers() {
    assertThat(stepsOf(ConnectionState.TRANSITIONS, ConnectionState.class))
        .isEqualTo(
            Map.of(
                "IDLE", Set.of("OPEN", "BARRIER", "CLOSED"),
                "OPEN", Set.of("IDLE", "BARRIER", "DRAINING", "HARVEST", "CLOSED"),
                "BARRIER", Set.of("IDLE", "OPEN", "DRAINING", "HARVEST", "CLOSED"),
                "DRAINING", Set.of("HARVEST", "CLOSED"),
                "HARVEST", Set.of("CLOSED"),
                "CLOSED", Set.of()));
  }

  @Test
  void exchangeTakesTheseStepsAndNoOthers() {
    assertThat(stepsOf(ExchangeState.TRANSITIONS, ExchangeState.class))
        .isEqualTo(
            Map.of(
                "QUEUED", Set.of("ASSIGNED", "FAILED"),
                "ASSIGNED", Set.of("SENT", "FAILED"),
                "SENT", Set.of("ANSWERING", "FAILED"),
                "ANSWERING", Set.of("DONE", "FAILED"),
                "DONE", Set.of(),
                "FAILED", Set.of()));
  }

  @Test
  void illegalStepNamesBothStates() {
    assertThatThrownBy(() -> ExchangeState.TRANSITIONS.step(ExchangeState.DONE, ExchangeState.SENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No step from DONE to SENT");
  }
}
