package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Admission;
import dev.redial.runtime.connection.Answer;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Glance;
import dev.redial.runtime.connection.Placement;
import dev.redial.runtime.event.ConnectionSnapshot;
import dev.redial.runtime.pool.Seat.Load;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One connection of an origin, with what the pool knows of it.
 *
 * <p>Thread-safety: guarded by its origin's pool.
 */
final class Slot {
  private final Connection connection;
  private final PoolKey key;
  private final long openedNanos;
  private final long lifetimeNanos;
  private final RouteLessons lessons;
  private Answer.Path path;
  private PipelineLadder ladder;
  private final Glance seen = new Glance();
  private final Seat<Slot> seat;
  private Placement last = Placement.SHARED;
  private long busySinceNanos;

  /**
   * A connection that was opened just now.
   *
   * @param lifetimeNanos after which it takes nothing new
   * @param lessons of its route
   */
  Slot(Connection connection, PoolKey key, long now, long lifetimeNanos, RouteLessons lessons) {
    this.connection = connection;
    this.key = key;
    this.openedNanos = now;
    this.lifetimeNanos = lifetimeNanos;
    this.lessons = lessons;
    this.path = lessons.path();
    this.ladder = lessons.ladder(path);
    this.busySinceNanos = now;
    this.seat =
        new Seat<>(this, key, ConnectionState.IDLE, 0, 0, 1, Seat.Trial.NONE, Load.ORDINARY);
  }

  Connection connection() {
    return connection;
  }

  PoolKey key() {
    return key;
  }

  void answeredBy(Answer.Path told) {
    lessons.answeredBy(told);
    if (path != told) {
      path = told;
      ladder = lessons.ladder(told);
    }
  }

  /** What its path is believed to be able to. */
  PipelineLadder ladder() {
    return ladder;
  }

  /** After what the server of its route closes. */
  SilentLimits limits() {
    return lessons.limits();
  }

  boolean isTooOld(long now) {
    return now - openedNanos > lifetimeNanos;
  }

  /** Places an exchange here if the connection takes it. */
  boolean admit(Exchange exchange, int depth, long now) {
    boolean idle = seat.state() == ConnectionState.IDLE;
    if (connection.admit(exchange, depth) != Admission.ADMITTED) {
      return false;
    }
    if (idle) {
      busySinceNanos = now;
    }
    last = exchange.request().placement();
    return true;
  }

  /** What it looks like now. */
  Seat<Slot> seat(Learning learning, long now) {
    connection.look(seen, now);
    seat.look(
        seen,
        learning.depth(this, seen.completed(), now),
        learning.trial(this, now),
        load(learning.lateAfterNanos()));
    return seat;
  }

  private Load load(long lateAfterNanos) {
    if (last == Placement.ALONE && seen.outstanding() > 0) {
      return Load.ALONE;
    }
    if (seen.isPulled()) {
      return Load.PULLED;
    }
    return seen.silentNanos() > lateAfterNanos ? Load.LATE : Load.ORDINARY;
  }

  ConnectionSnapshot snapshot(long now) {
    boolean idle = connection.state() == ConnectionState.IDLE;
    return new ConnectionSnapshot(
        connection.id(),
        connection.state().name(),
        connection.outstanding(),
        connection.completed(),
        Duration.ofNanos(now - openedNanos),
        Duration.ofNanos(idle ? connection.idleNanos() : 0));
  }

  /** For the message of a call that waited for too long. */
  String describe(long now) {
    boolean idle = connection.state() == ConnectionState.IDLE;
    long nanos = idle ? connection.idleNanos() : now - busySinceNanos;
    return connection
        + (idle ? " idle for " : " busy for ")
        + TimeUnit.NANOSECONDS.toMillis(nanos)
        + " ms";
  }
}
