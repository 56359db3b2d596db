package dev.redial.runtime.pool;

import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.pool.Seat.Load;
import dev.redial.runtime.pool.Seat.Trial;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which connection for which need: rules alone, over seats as they are.
 *
 * @param seats all connections of one origin
 * @param reserved one that is kept for somebody else; null for none
 * @param <S> what stands for a connection
 */
record Choice<S>(List<Seat<S>> seats, @Nullable S reserved) {
  /** A connection idle for longer may be closing already, so a non-idempotent call avoids it. */
  static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Where an exchange is placed now; null if it has to wait. */
  @Nullable Seat<S> forNow(Need need) {
    Seat<S> idle = idleFor(need);
    return idle != null || need.alone() ? idle : busyFor(need);
  }

  /** The idle connection used last: it is warm, and the others may age away (rules P9, T2). */
  private @Nullable Seat<S> idleFor(Need need) {
    Seat<S> best = null;
    for (Seat<S> seat : seats) {
      if (seat.isIdle()
          && isOpenTo(need, seat)
          && isFresh(seat, need)
          && (best == null || seat.idleNanos() < best.idleNanos())) {
        best = seat;
      }
    }
    return best;
  }

  /** The least loaded, but rather a fuller one than one whose answer is late already. */
  private @Nullable Seat<S> busyFor(Need need) {
    Seat<S> best = null;
    for (Seat<S> seat : seats) {
      if (seat.state() == ConnectionState.OPEN
          && seat.load() != Load.PULLED
          && isOpenTo(need, seat)
          && seat.outstanding() < depthOf(seat)
          && (best == null || Seat.LEAST_WAITING.compare(seat, best) < 0)) {
        best = seat;
      }
    }
    return best;
  }

  private boolean isOpenTo(Need need, Seat<S> seat) {
    return seat.slot() != reserved && seat.key().equals(need.key());
  }

  private static boolean isFresh(Seat<?> seat, Need need) {
    return !need.alone() || seat.idleNanos() < FRESH_NANOS;
  }

  /** On probation one connection alone tries a second request (rule L6). */
  int depthOf(Seat<S> seat) {
    return seat.trial() == Trial.ONE_AT_A_TIME && anotherTries(seat)
        ? Math.min(1, seat.depth())
        : seat.depth();
  }

  private boolean anotherTries(Seat<S> seat) {
    for (Seat<S> other : seats) {
      if (other.slot() != seat.slot()
          && other.trial() == Trial.ONE_AT_A_TIME
          && other.outstanding() > 1) {
        return true;
      }
    }
    return false;
  }

  /** The idle one that gives way to a need that has no use for it: the one unused for longest. */
  @Nullable Seat<S> givingWayTo(Need need) {
    Seat<S> oldest = null;
    for (Seat<S> seat : seats) {
      if (seat.state() == ConnectionState.IDLE
          && seat.slot() != reserved
          && isOfNoUseTo(need, seat)
          && (oldest == null || seat.idleNanos() > oldest.idleNanos())) {
        oldest = seat;
      }
    }
    return oldest;
  }

  private static boolean isOfNoUseTo(Need need, Seat<?> seat) {
    return !seat.key().equals(need.key()) || !isFresh(seat, need) || !seat.isIdle();
  }

  /**
   * The connection that takes nothing new until it is idle, for the sake of a need at the front
   * that cannot be met otherwise (rule P10): the least loaded of its own kind for one that wants to
   * be alone, and the least loaded of any kind where there is none of its own.
   */
  @Nullable Seat<S> toReserve(Need need) {
    Seat<S> own = null;
    Seat<S> any = null;
    for (Seat<S> seat : seats) {
      if (seat.hasFuture()) {
        any = lessWaiting(any, seat);
        own = seat.key().equals(need.key()) ? lessWaiting(own, seat) : own;
      }
    }
    if (own == null) {
      return any;
    }
    return need.alone() ? own : null;
  }

  private static <S> Seat<S> lessWaiting(@Nullable Seat<S> one, Seat<S> other) {
    return one == null || Seat.LEAST_WAITING.compare(other, one) < 0 ? other : one;
  }

  /** How many connections carry an exchange that is alone. */
  int aloneNow() {
    return count(Load.ALONE);
  }

  /** How many are held up by a caller that takes its time. */
  int pulledNow() {
    return count(Load.PULLED);
  }

  private int count(Load load) {
    int count = 0;
    for (Seat<S> seat : seats) {
      if (seat.load() == load) {
        count++;
      }
    }
    return count;
  }
}
