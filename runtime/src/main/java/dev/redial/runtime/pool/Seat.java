package dev.redial.runtime.pool;

import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.connection.Glance;
import dev.redial.runtime.connection.Placement;
import java.util.Comparator;

/**
 * What a connection looked like when a decision was taken, and what the decision has made of it
 * since.
 *
 * <p>Each connection has one, which is looked at anew for each decision: an exchange costs none.
 *
 * <p>Thread-safety: guarded by its origin's pool.
 *
 * @param <S> what stands for a connection
 */
final class Seat<S> {
  private final S slot;
  private final PoolKey key;
  private ConnectionState state;
  private int outstanding;
  private long idleNanos;
  private int depth;
  private Trial trial;
  private Load load;

  /**
   * As it is now.
   *
   * @param slot the connection
   * @param key of it
   * @param state of it
   * @param outstanding exchanges that are admitted and unanswered
   * @param idleNanos for how long nothing has been outstanding
   * @param depth how many may be outstanding, as far as its origin has shown
   * @param trial whether this depth is being tried out
   * @param load what it carries
   */
  Seat(
      S slot,
      PoolKey key,
      ConnectionState state,
      int outstanding,
      long idleNanos,
      int depth,
      Trial trial,
      Load load) {
    this.slot = slot;
    this.key = key;
    this.state = state;
    this.outstanding = outstanding;
    this.idleNanos = idleNanos;
    this.depth = depth;
    this.trial = trial;
    this.load = load;
  }

  /** The connection as it is now. */
  void look(Glance seen, int depthNow, Trial trialNow, Load loadNow) {
    state = seen.state();
    outstanding = seen.outstanding();
    idleNanos = seen.idleNanos();
    depth = depthNow;
    trial = trialNow;
    load = loadNow;
  }

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
  static final Comparator<Seat<?>> LEAST_WAITING = Seat::compareWaiting;

  private static int compareWaiting(Seat<?> one, Seat<?> other) {
    int late = Boolean.compare(one.load == Load.LATE, other.load == Load.LATE);
    return late != 0 ? late : Integer.compare(one.outstanding, other.outstanding);
  }

  S slot() {
    return slot;
  }

  PoolKey key() {
    return key;
  }

  ConnectionState state() {
    return state;
  }

  int outstanding() {
    return outstanding;
  }

  long idleNanos() {
    return idleNanos;
  }

  int depth() {
    return depth;
  }

  Trial trial() {
    return trial;
  }

  Load load() {
    return load;
  }

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

  /** It carries one exchange more. */
  void carry(Placement placement) {
    state = placement == Placement.SHARED ? ConnectionState.OPEN : ConnectionState.BARRIER;
    outstanding++;
    idleNanos = 0;
    if (placement == Placement.ALONE) {
      load = Load.ALONE;
    }
  }

  /** It turned out to take nothing now. */
  void refuse() {
    depth = 0;
  }
}
