package dev.redial.runtime.pool;

import dev.redial.runtime.connection.ConnectionState;

/** What becomes of a connection in the course of time. */
enum Retirement {
  /** It goes on. */
  NONE,
  /** It is closed, for it is idle. */
  EVICT,
  /** It takes nothing new and is closed when it is idle. */
  DRAIN;

  /** Whether a connection is older than it may become. */
  enum Age {
    /** Not yet. */
    FINE,
    /** It is. */
    OVER
  }

  static Retirement of(Seat<?> seat, long idleLimitNanos, Age age) {
    if (seat.state() == ConnectionState.IDLE) {
      boolean over = age == Age.OVER || seat.idleNanos() > idleLimitNanos || seat.depth() == 0;
      return over ? EVICT : NONE;
    }
    boolean open = seat.state() == ConnectionState.OPEN || seat.state() == ConnectionState.BARRIER;
    return open && age == Age.OVER ? DRAIN : NONE;
  }
}
