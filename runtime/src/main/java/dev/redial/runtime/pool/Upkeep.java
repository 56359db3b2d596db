package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.pool.Retirement.Age;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What time does to the connections and waiters of one origin.
 *
 * <p>Thread-safety: guarded by its origin's pool.
 */
final class Upkeep {
  /** For how long an origin without connections is remembered, if it has taught us little. */
  private static final long FORGET_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** The same if it has taught us something; none of that is valid for longer. */
  private static final long FORGET_LEARNT_NANOS = TimeUnit.MINUTES.toNanos(10);

  /** Give or take a tenth, so that connections opened together are not replaced together. */
  private static final double JITTER = 0.1;

  private final Origin origin;
  private final Holdings holdings;
  private final Shared shared;
  private long usedNanos;

  Upkeep(Origin origin, Holdings holdings, Shared shared) {
    this.origin = origin;
    this.holdings = holdings;
    this.shared = shared;
    used(shared.now());
  }

  /** Something happened here. */
  void used(long now) {
    usedNanos = now;
  }

  Slot slotFor(Connection connection, PoolKey key) {
    double spread = 1 - JITTER + 2 * JITTER * shared.environment().random().nextDouble();
    long lifetime = (long) (Nanos.of(shared.settings().maxAge()) * spread);
    return new Slot(connection, key, shared.now(), lifetime, holdings.learning().of(key.route()));
  }

  void sweep(Plan plan) {
    failLate(plan);
    for (Slot slot : List.copyOf(holdings.slots())) {
      retire(slot, plan);
    }
  }

  private void failLate(Plan plan) {
    long most = Nanos.of(shared.settings().waitTimeout());
    long now = shared.now();
    List<Waiter> late = holdings.line().removeIf(waiter -> now - waiter.sinceNanos() > most);
    if (!late.isEmpty()) {
      WaitingLineException cause = new WaitReport(origin, shared).about(holdings);
      late.forEach(waiter -> plan.fail(waiter.exchange(), cause));
    }
  }

  private void retire(Slot slot, Plan plan) {
    switch (fateOf(slot)) {
      case EVICT -> evict(slot, plan);
      case DRAIN -> plan.retire(slot.connection());
      case NONE -> {}
    }
  }

  private Retirement fateOf(Slot slot) {
    long now = shared.now();
    long limit =
        Math.min(
            Nanos.of(shared.settings().idleTimeout()),
            Math.min(slot.connection().idleLimitNanos(), slot.limits().idleNanos(now)));
    return Retirement.of(
        slot.seat(holdings.learning(), now), limit, slot.isTooOld(now) ? Age.OVER : Age.FINE);
  }

  /** Whether it has carried as much as its server lets it: it is closed as soon as it is idle. */
  boolean isSpent(Slot slot, long now) {
    return holdings.learning().depth(slot, now) == 0
        && slot.connection().state() == ConnectionState.IDLE
        && holdings.slots().contains(slot);
  }

  /** It counts no more, and its place is free. */
  void evict(Slot slot, Plan plan) {
    holdings.evict(slot, plan);
    shared.places().release();
    plan.free();
  }

  Optional<Seat<Slot>> oldestIdle() {
    return holdings.seats(shared.now()).stream()
        .filter(seat -> seat.state() == ConnectionState.IDLE)
        .max(Comparator.comparingLong(Seat::idleNanos));
  }

  Optional<Seat<Slot>> leastLoaded() {
    return holdings.seats(shared.now()).stream()
        .filter(Seat::hasFuture)
        .min(Comparator.comparingInt(Seat::outstanding));
  }

  List<Connection> idleNow() {
    return holdings.slots().stream()
        .map(Slot::connection)
        .filter(connection -> connection.state() == ConnectionState.IDLE)
        .toList();
  }

  boolean isForgettable() {
    long now = shared.now();
    boolean learnt = holdings.learning().isWorthKeeping(now);
    return holdings.isEmpty() && now - usedNanos > (learnt ? FORGET_LEARNT_NANOS : FORGET_NANOS);
  }
}
