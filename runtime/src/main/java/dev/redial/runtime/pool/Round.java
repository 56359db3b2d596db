package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.pool.Need.Company;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision: who of those who wait gets which connection, what is dialled for the others, which
 * idle connection gives way, and which is reserved.
 *
 * <pre>
 *   each waiter, the oldest call first:  a connection now?  else a dial that is under way?
 *     else a new dial?  else an idle connection to replace?  else reserve one, and wait
 * </pre>
 *
 * <p>Thread-safety: runs under the lock of its origin's pool.
 */
final class Round {
  private final OriginPool pool;
  private final Holdings holdings;
  private final Shared shared;
  private final Quota quota;

  // Of this time.
  private final List<Seat<Slot>> seats = new ArrayList<>();
  private final Choice<Slot> any = new Choice<>(seats, null);
  private long now;
  private final List<PoolKey> promised = new ArrayList<>();

  /** Mostly all who wait need the same: a list is fast enough. */
  private final List<Need> unplaceable = new ArrayList<>();

  /** For those with these needs there is nothing until something happens here. */
  private final List<Need> hopeless = new ArrayList<>();

  private @Nullable Plan plan;
  private @Nullable Reservation reservation;
  private @Nullable PoolKey crowded;
  private int promisedAlone;
  private boolean claims;

  /** Mostly the next exchange has the same. */
  private @Nullable Need last;

  Round(OriginPool pool, Holdings holdings, Shared shared) {
    this.pool = pool;
    this.holdings = holdings;
    this.shared = shared;
    this.quota = shared.quota();
  }

  private void begin(long begun) {
    now = begun;
    holdings.seats(now, seats);
    plan = null;
    reservation = null;
    crowded = null;
    promisedAlone = 0;
    claims = false;
  }

  private boolean isStillWanted(Reservation before) {
    return holdings.line().hasAnyWith(before.need())
        && seats.stream().anyMatch(seat -> seat.slot() == before.slot() && seat.hasFuture());
  }

  /**
   * Places an exchange that has not waited, while nobody else waits; null if it has to wait, and
   * then everybody is to be decided about.
   */
  @Nullable Connection placeAtOnce(Exchange exchange, PoolKey key, long begun) {
    begin(begun);
    Need need = needOf(exchange, key);
    Seat<Slot> seat = place(exchange, need);
    if (seat == null) {
      return null;
    }
    placed(exchange, need, seat);
    dialAhead();
    seats.clear();
    return seat.slot().connection();
  }

  /** Whether one more with this need has to wait, behind those who were decided about. */
  boolean isHopeless(Need need) {
    return hopeless.contains(need);
  }

  /** What is to be done besides; null if it is nothing, as mostly. */
  @Nullable Plan besides() {
    Plan known = plan;
    plan = null;
    return known;
  }

  Need needOf(Exchange exchange, PoolKey key) {
    Need need = Need.of(exchange, key, last);
    last = need;
    return need;
  }

  /** Decides, in addition to {@code decided}; returns what is reserved from now on. */
  @Nullable Reservation run(@Nullable Reservation before, @Nullable Plan decided) {
    begin(shared.now());
    unplaceable.clear();
    hopeless.clear();
    plan = decided;
    reservation = before != null && isStillWanted(before) ? before : null;
    holdings.dials().promised(promised);
    WaitingLine.Walk walk = holdings.line().walk();
    for (Waiter waiter = walk.next(); waiter != null; waiter = walk.next()) {
      if (!place(waiter) && !helpWith(waiter.need())) {
        addIfHopeless(waiter.need());
        walk.skip(waiter.need());
      }
    }
    if (!claims && shared.places().leave(pool)) {
      plan().free();
    }
    dialAhead();
    seats.clear();
    if (before != null || reservation != null) {
      hopeless.clear(); // what was kept for one may have become another's
    }
    return reservation;
  }

  // ---- a connection now

  private boolean place(Waiter waiter) {
    Need need = waiter.need();
    Seat<Slot> seat = unplaceable.contains(need) ? null : place(waiter.exchange(), need);
    if (seat == null) {
      return false;
    }
    plan().place(waiter.exchange(), seat.slot().connection());
    placed(waiter.exchange(), need, seat);
    holdings.line().remove(waiter);
    return true;
  }

  private @Nullable Seat<Slot> place(Exchange exchange, Need need) {
    if (need.alone() && aloneIsFull(0)) {
      return null;
    }
    Choice<Slot> choice = choiceFor(need);
    for (Seat<Slot> seat = choice.forNow(need); seat != null; seat = choice.forNow(need)) {
      if (seat.slot().admit(exchange, Math.max(1, choice.depthOf(seat)), now)) {
        return seat;
      }
      seat.refuse();
    }
    unplaceable.add(need);
    return null;
  }

  private void placed(Exchange exchange, Need need, Seat<Slot> seat) {
    boolean behind = seat.outstanding() > 0;
    if (behind) {
      crowded = need.key();
    }
    if (behind || seat.slot().connection().completed() > 0) {
      holdings.tally().exchangeReused();
    }
    seat.carry(exchange.request().placement());
    letGo(need);
  }

  private void letGo(Need need) {
    if (reservation != null && reservation.need().equals(need)) {
      reservation = null;
    }
  }

  private Choice<Slot> choiceFor(Need need) {
    Reservation kept = reservation;
    return kept == null || kept.need().equals(need)
        ? anyChoice()
        : new Choice<>(seats, kept.slot());
  }

  private Choice<Slot> anyChoice() {
    return any;
  }

  /** With two connections or more one stays for calls that may be pipelined (rule P10). */
  private boolean aloneIsFull(int coming) {
    return anyChoice().aloneNow() + coming >= quota.mostAlone();
  }

  // ---- a connection later

  /** Returns whether it might help the next one with this need, too. */
  private boolean helpWith(Need need) {
    if (need.alone() && aloneIsFull(promisedAlone)) {
      return false;
    }
    if (promised.remove(need.key()) || dialFor(need)) {
      promisedAlone += need.company() == Company.ALONE ? 1 : 0;
      letGo(need); // a connection is coming: none has to be kept free
      return true;
    }
    return false;
  }

  /** Not where time alone mends it, or another origin does. */
  private void addIfHopeless(Need need) {
    boolean full = !hasQuota() && choiceFor(need).givingWayTo(need) == null;
    if (full || (need.alone() && aloneIsFull(promisedAlone))) {
      hopeless.add(need);
    }
  }

  private boolean dialFor(Need need) {
    boolean quotaLeft = hasQuota();
    Seat<Slot> idle = choiceFor(need).givingWayTo(need);
    if ((!quotaLeft && idle == null) || !mayDial(need.key())) {
      reserve(need);
      return false;
    }
    if (quotaLeft && shared.places().take(pool, now)) {
      dial(need.key());
      return true;
    }
    if (idle != null) {
      replace(idle);
      dial(need.key());
      return true;
    }
    claims = true; // it queues for a place in the manager
    plan().wantRoom();
    reserve(need);
    return false;
  }

  private boolean mayDial(PoolKey key) {
    return !pool.isClosed()
        && !holdings.dials().isPaused(key, now)
        && !holdings.dials().isAsking(key)
        && shared.ports().mayDial(key, now);
  }

  private boolean hasQuota() {
    int pulled = anyChoice().pulledNow();
    return quota.left(holdings.slots().size(), pulled, holdings.dials().count()) > 0;
  }

  /** The new connection inherits the old one's place. */
  private void replace(Seat<Slot> idle) {
    seats.remove(idle);
    holdings.evict(idle.slot(), plan());
    if (reservation != null && reservation.slot() == idle.slot()) {
      reservation = null;
    }
  }

  private void dial(PoolKey key) {
    holdings.dials().begin(key);
    plan().dial(key);
  }

  /**
   * One at a time: the others are served in their turn. One of another kind is of use only where it
   * may be replaced.
   */
  private void reserve(Need need) {
    if (reservation != null) {
      return;
    }
    Seat<Slot> seat = choiceFor(need).toReserve(need);
    if (seat != null && (seat.key().equals(need.key()) || mayDial(need.key()))) {
      reservation = new Reservation(need, seat.slot());
    }
  }

  /**
   * Where requests stand behind each other, one more connection is opened for those that follow.
   */
  private void dialAhead() {
    PoolKey key = crowded;
    if (key != null
        && holdings.line().isEmpty()
        && holdings.dials().count() == 0
        && hasQuota()
        && mayDial(key)
        && shared.places().takeSpare()) {
      dial(key);
    }
  }

  private Plan plan() {
    Plan known = plan;
    if (known == null) {
      known = new Plan();
      plan = known;
    }
    return known;
  }
}
