package dev.redial.runtime.call;

import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.pool.ConnectionPool;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is due when of an attempt in the hands of the JDK's client.
 *
 * <pre>
 *   waits at the gate --admitted--> connects --sends--> is answered
 *          ^                            |
 *          +------- too many streams ---+
 * </pre>
 *
 * <p>Thread-safety: used by any thread.
 */
final class DelegatedTimes {
  /** The JDK lets go of a stream a little after it has told its answer (ours). */
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /** One that waits asks so often whether time alone has made room (ours). */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Clock clock;
  private final long startedNanos;
  private final long waitDue;
  private final long connectNanos;
  private final long limitDue;

  /** When it asks again by itself; {@link Call#NEVER} while it does not wait. */
  private volatile long momentDue;

  private volatile long admittedNanos;
  private volatile State state = State.WAITING;

  private enum State {
    WAITING,
    CONNECTING,
    SENDING
  }

  /**
   * Begins now, at the gate.
   *
   * @param connectTimeout for how long it may connect, which the JDK does not limit in a tunnel
   * @param limit of the attempt; null for none
   */
  DelegatedTimes(ConnectionPool pool, Duration connectTimeout, @Nullable Duration limit) {
    this.clock = pool.clock();
    this.startedNanos = clock.nanoTime();
    this.waitDue = startedNanos + Nanos.of(pool.waitTimeout());
    this.connectNanos = Nanos.of(connectTimeout);
    this.limitDue = limit == null ? Call.NEVER : startedNanos + Nanos.of(limit);
    this.momentDue = startedNanos + PAUSE_NANOS;
  }

  void admitted() {
    admittedNanos = clock.nanoTime();
    momentDue = Call.NEVER;
    state = State.CONNECTING;
  }

  void sends() {
    state = State.SENDING;
  }

  void waitsAgain() {
    momentDue = clock.nanoTime() + PAUSE_NANOS;
    state = State.WAITING;
  }

  /** There will be room at once. */
  void waitsAMoment() {
    momentDue = clock.nanoTime() + MOMENT_NANOS;
  }

  /** When the JDK was asked to send it, and to dial if it must. */
  long admittedNanos() {
    return admittedNanos;
  }

  long dueNanos() {
    long due =
        switch (state) {
          case WAITING -> Math.min(waitDue, momentDue);
          case CONNECTING -> admittedNanos + connectNanos;
          case SENDING -> Call.NEVER;
        };
    return Math.min(due, limitDue);
  }

  Attempt.Time left(long now) {
    return now < limitDue ? Attempt.Time.LEFT : Attempt.Time.UP;
  }

  /** Whether it asks again now, after which it does so a pause later. */
  boolean takesMoment() {
    if (state != State.WAITING || clock.nanoTime() < momentDue) {
      return false;
    }
    momentDue = clock.nanoTime() + PAUSE_NANOS;
    return true;
  }

  boolean hasWaitedTooLong() {
    return state == State.WAITING && clock.nanoTime() >= waitDue;
  }

  boolean hasConnectedTooLong() {
    return state == State.CONNECTING && clock.nanoTime() - admittedNanos >= connectNanos;
  }
}
