package dev.redial.runtime.connection;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The transition table of a state machine; a step that is not in it is a mistake of ours and
 * throws.
 *
 * @param <S> the states
 */
public final class Transitions<S extends Enum<S>> {
  private final Map<S, Set<S>> allowed;

  private Transitions(Class<S> states) {
    allowed = new EnumMap<>(states);
    for (S state : states.getEnumConstants()) {
      allowed.put(state, EnumSet.noneOf(states));
    }
  }

  /** A table without any step. */
  public static <S extends Enum<S>> Transitions<S> of(Class<S> states) {
    return new Transitions<>(states);
  }

  /** Allows the steps from one state to others. */
  public Transitions<S> allow(S from, Set<S> to) {
    rowOf(from).addAll(to);
    return this;
  }

  /** Takes a step; returns the new state. */
  public S step(S from, S to) {
    if (!rowOf(from).contains(to)) {
      throw new IllegalStateException("No step from " + from + " to " + to);
    }
    return to;
  }

  /** Whether a step is in the table. */
  public boolean allows(S from, S to) {
    return rowOf(from).contains(to);
  }

  private Set<S> rowOf(S from) {
    return allowed.getOrDefault(from, Set.of());
  }
}
