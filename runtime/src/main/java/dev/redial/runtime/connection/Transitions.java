package dev.redial.runtime.connection;

import java.util.Set;

/**
 * The transition table of a state machine; a step that is not in it is a mistake of ours and
 * throws.
 *
 * @param <S> the states, 64 at most
 */
@SuppressWarnings("EnumOrdinal") // the table is made anew in each JVM
public final class Transitions<S extends Enum<S>> {
  /** A bit for each state that may come next, by the state before: every call takes some steps. */
  private final long[] next;

  private Transitions(int states) {
    if (states > Long.SIZE) {
      throw new IllegalArgumentException(states + " states, of " + Long.SIZE + " at most");
    }
    next = new long[states];
  }

  /** A table without any step. */
  public static <S extends Enum<S>> Transitions<S> of(Class<S> states) {
    return new Transitions<>(states.getEnumConstants().length);
  }

  /** Allows the steps from one state to others. */
  public Transitions<S> allow(S from, Set<S> to) {
    for (S state : to) {
      next[from.ordinal()] |= bit(state);
    }
    return this;
  }

  /** Takes a step; returns the new state. */
  public S step(S from, S to) {
    if (!allows(from, to)) {
      throw new IllegalStateException("No step from " + from + " to " + to);
    }
    return to;
  }

  /** Whether a step is in the table. */
  public boolean allows(S from, S to) {
    return (next[from.ordinal()] & bit(to)) != 0;
  }

  private long bit(S state) {
    return 1L << state.ordinal();
  }
}
