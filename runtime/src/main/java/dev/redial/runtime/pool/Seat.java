package dev.redial.runtime.pool;

import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.connection.Placement;
import java.util.Comparator;

/**
 * What a connection looked like when a decision was taken.
 *
 * @param slot the connection
 * @param key of it
 * @param state of it
 * @param outstanding exchanges that are admitted and unanswered
 * @param idleNanos for how long nothing has been outstanding
 * @param depth how many may be outstanding, as far as its origin has shown
 * @param trial whether this depth is being tried out
 * @param load what it carries
 * @param <S> what stands for a connection
 */
record Seat<S>(
    S slot,
    PoolKey key,
    ConnectionState state,
    int outstanding,
    long idleNanos,
    int depth,
    Trial trial,
    Load load) {

  /** Whether the depth is known to be good. */
  enum Trial {
    /** It is. */
    NONE,
    /** One connection alone tries it out. */
    ONE_AT_A_TIME
  }

  /** What a connection carries, as far as it matters to others. */
  enum Load {
    /** Nothing, or what others may stand beside. */
    ORDINARY,
    /** An exchange that is alone on it. */
    ALONE,
    /** An answer that its caller takes its time to read. */
    PULLED,
    /** A silent answer, which may hold up for long what stands behind it. */
    LATE
  }

  /** The connection where an exchange has to wait for the least. */
  static final Comparator<Seat<?>> LEAST_WAITING =
      Comparator.<Seat<?>, Boolean>comparing(seat -> seat.load() == Load.LATE)
          .thenComparing(Seat::outstanding);

  boolean isIdle() {
    return state == ConnectionState.IDLE && depth > 0;
  }

  /** Whether it will take exchanges now or when those it carries are answered. */
  boolean hasFuture() {
    return depth > 0
        && (load == Load.ORDINARY || load == Load.LATE)
        && (state == ConnectionState.IDLE
            || state == ConnectionState.OPEN
            || state == ConnectionState.BARRIER);
  }

  /** The same connection with one exchange more. */
  Seat<S> carrying(Placement placement) {
    boolean last = placement != Placement.SHARED;
    return new Seat<>(
        slot,
        key,
        last ? ConnectionState.BARRIER : ConnectionState.OPEN,
        outstanding + 1,
        0,
        depth,
        trial,
        placement == Placement.ALONE ? Load.ALONE : load);
  }

  /** The same connection, which turned out to take nothing now. */
  Seat<S> refusing() {
    return new Seat<>(slot, key, state, outstanding, idleNanos, 0, trial, load);
  }
}
