package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Answer;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.ConnectionListener;
import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.event.OriginSnapshot;
import dev.redial.runtime.wire.HeadMemory;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one origin and the exchanges that wait for one.
 *
 * <p>Every event (a new exchange, an answer, a dial, an end) runs a {@link Round} under the lock,
 * which decides; what was decided is carried out after it. Order of locks: an origin's pool, then a
 * connection or one of the leaves {@link Places} and {@link Ports}; never two origins' pools.
 *
 * <p>Thread-safety: {@code this} guards all fields; it is never held across I/O.
 */
final class OriginPool implements ConnectionListener {
  private final ConnectionPool pool;
  private final Shared shared;
  private final RetryBudget budget;
  private final Holdings holdings;
  private final Upkeep upkeep;
  private final Dialling dialling;
  private final PoolLog log;
  private final Origin origin;
  private final HeadMemory heads = new HeadMemory();
  private final Round round;
  private @Nullable Reservation reservation;
  private boolean pruned;

  OriginPool(Origin origin, ConnectionPool pool) {
    this.pool = pool;
    this.origin = origin;
    this.shared = pool.shared();
    this.log = new PoolLog(origin, shared.environment());
    this.budget = new RetryBudget(shared.environment().clock(), shared.settings().retries());
    this.holdings = Holdings.none(origin, shared.settings().maxPipelineDepth());
    this.upkeep = new Upkeep(origin, holdings, shared);
    this.round = new Round(this, holdings, shared);
    this.dialling = new Dialling(origin, this, pool, holdings, upkeep, log);
  }

  RetryBudget budget() {
    return budget;
  }

  boolean isClosed() {
    return pool.isClosed();
  }

  // ---- events

  /** Returns false if this pool was pruned meanwhile, so that another one has to be asked. */
  boolean submit(Exchange exchange, PoolKey key) {
    Connection carrier;
    Plan plan;
    synchronized (this) {
      if (pruned) {
        return false;
      }
      long now = shared.now();
      upkeep.used(now);
      carrier = isCalm() ? round.placeAtOnce(exchange, key, now) : null;
      plan = carrier == null ? lineUp(exchange, key, now) : round.besides();
    }
    if (carrier != null) {
      carrier.flushPlaced();
      exchange.placed();
    }
    carryOut(plan);
    return true;
  }

  /** Behind others that wait for the same in vain, one more of them changes nothing. */
  private @Nullable Plan lineUp(Exchange exchange, PoolKey key, long now) {
    Need need = round.needOf(exchange, key);
    boolean first = holdings.line().add(exchange, need, now);
    return first || !round.isHopeless(need) ? decide(null) : null;
  }

  /** Whether nobody waits, for a connection or for a place in the manager. */
  private boolean isCalm() {
    return holdings.line().isEmpty() && !shared.places().isQueued(this);
  }

  /** Takes back an exchange that waits; false if it does not wait here. */
  boolean withdraw(Exchange exchange) {
    Plan plan;
    synchronized (this) {
      if (!holdings.line().remove(exchange)) {
        return false;
      }
      plan = decide(null);
    }
    carryOut(plan);
    return true;
  }

  @Override
  public void answered(Connection connection, List<Answer> answers) {
    Plan plan;
    synchronized (this) {
      Slot slot = holdings.slotOf(connection);
      plan = decide(slot == null ? null : learnFrom(answers, slot));
    }
    carryOut(plan);
  }

  /** Returns what is to be done for them; null if that is nothing, as mostly. */
  private @Nullable Plan learnFrom(List<Answer> answers, Slot slot) {
    long now = shared.now();
    Plan plan = log.isOn() ? new Plan() : null;
    for (Answer answer : answers) {
      if (plan == null) {
        holdings.learning().answered(slot, answer, now);
      } else {
        learnFrom(answer, slot, plan);
      }
    }
    if (upkeep.isSpent(slot, now)) {
      plan = plan == null ? new Plan() : plan;
      upkeep.evict(slot, plan);
    }
    return plan;
  }

  private void learnFrom(Answer answer, Slot slot, Plan plan) {
    learn(slot, plan, () -> holdings.learning().answered(slot, answer, shared.now()));
  }

  @Override
  public void room(Connection connection) {
    rematch();
  }

  @Override
  public void draining(Connection connection) {
    rematch();
  }

  @Override
  public void stuck(Connection connection) {
    decideAfter(
        plan -> {
          Slot slot = holdings.slotOf(connection);
          if (slot != null) {
            learn(slot, plan, () -> holdings.learning().stuck(slot));
          }
        });
  }

  @Override
  public long rescueAfterNanos() {
    return holdings.learning().rescueAfterNanos();
  }

  @Override
  public void closed(Connection connection, Ending ending, List<Answer> answers) {
    decideAfter(
        plan -> {
          Slot slot = holdings.slotOf(connection);
          if (slot != null) {
            answers.forEach(answer -> learnFrom(answer, slot, plan));
            ended(slot, ending, plan);
          }
        });
  }

  private void ended(Slot slot, Ending ending, Plan plan) {
    long now = shared.now();
    learn(slot, plan, () -> holdings.learning().ended(slot, ending, now));
    plan.after(() -> log.closed(slot.connection(), ending));
    upkeep.used(now);
    if (slot.connection().closedFirst()) {
      shared.ports().closed(slot.key(), now);
    }
    if (holdings.remove(slot)) {
      release(plan);
    }
    plan.after(shared.open()::closed);
  }

  /** What a lesson changes is written down when the lock is free. */
  private void learn(Slot slot, Plan plan, Runnable lesson) {
    if (!log.isOn()) {
      lesson.run();
      return;
    }
    Standing before = holdings.learning().standing(slot, shared.now());
    lesson.run();
    Standing after = holdings.learning().standing(slot, shared.now());
    if (before.rung() != after.rung() || before.depth() != after.depth()) {
      plan.after(() -> log.pipelining(after));
    }
    if (!before.limits().equals(after.limits()) && !after.limits().isEmpty()) {
      plan.after(() -> log.learned(after.limits()));
    }
  }

  @Override
  public HeadMemory heads() {
    return heads;
  }

  @Override
  public String origin() {
    return origin.toString();
  }

  /** One of its places in the manager is free again. */
  void release(Plan plan) {
    shared.places().release();
    plan.free();
  }

  /** Decides again. */
  void rematch() {
    decideAfter(plan -> {});
  }

  /** Lets {@code event} change what is held, decides, and carries out what was decided. */
  void decideAfter(Consumer<Plan> event) {
    Plan plan = new Plan();
    synchronized (this) {
      event.accept(plan);
      decide(plan);
    }
    carryOut(plan);
  }

  /** Adds to what is to be done already, if anything is; returns all, or null. */
  private @Nullable Plan decide(@Nullable Plan known) {
    if (isCalm()) {
      reservation = null;
      return known;
    }
    reservation = round.run(reservation, known);
    return round.besides();
  }

  private void carryOut(@Nullable Plan plan) {
    if (plan == null) {
      return;
    }
    plan.carryOut();
    if (!plan.dials().isEmpty()) {
      plan.dials().forEach(dialling::start);
    }
    if (plan.wantsRoom()) {
      pool.turns().makeRoom();
    }
    if (plan.isFreed()) {
      pool.turns().wakeNext();
    }
  }

  /** Fails some of those who wait. */
  void fail(Predicate<Waiter> which, IOException cause, Plan plan) {
    for (Waiter waiter : holdings.line().removeIf(which)) {
      plan.fail(waiter.exchange(), cause);
    }
  }

  // ---- upkeep

  /** Looks after idle connections and those who wait too long; called a few times a second. */
  void sweep() {
    decideAfter(upkeep::sweep);
    idleNow().forEach(Connection::checkIdle);
  }

  private synchronized List<Connection> idleNow() {
    return upkeep.idleNow();
  }

  /** Whether this pool may be forgotten; if so, it takes nothing any more. */
  synchronized boolean prune() {
    pruned = upkeep.isForgettable();
    return pruned;
  }

  /** For how long its oldest idle connection has been so; negative if it has none. */
  synchronized long longestIdleNanos() {
    return upkeep.oldestIdle().map(Seat::idleNanos).orElse(-1L);
  }

  /** Closes the oldest idle connection for the sake of another origin. */
  void giveUpOldestIdle() {
    decideAfter(
        plan ->
            upkeep
                .oldestIdle()
                .ifPresent(
                    seat -> {
                      holdings.evict(seat.slot(), plan);
                      release(plan);
                    }));
  }

  /** Lets the least loaded connection finish for the sake of another origin. */
  @Nullable Connection giveUpLeastLoaded() {
    Connection given;
    synchronized (this) {
      given = upkeep.leastLoaded().map(seat -> seat.slot().connection()).orElse(null);
    }
    if (given != null) {
      given.drain();
    }
    return given;
  }

  synchronized OriginSnapshot snapshot() {
    long now = shared.now();
    List<Slot> slots = holdings.slots();
    Standing standing =
        slots.isEmpty()
            ? new Standing(PipelineLadder.Rung.UNKNOWN, 1, "")
            : holdings.learning().standing(slots.get(slots.size() - 1), now);
    return new OriginSnapshot(
        origin.toString(),
        standing.rung().name(),
        standing.depth(),
        holdings.line().size(),
        holdings.dials().count(),
        holdings.tally().opened(),
        holdings.tally().reused(),
        shared.ports().lingering(origin, now),
        slots.stream().map(slot -> slot.snapshot(now)).toList());
  }

  synchronized int size() {
    return holdings.slots().size();
  }

  synchronized List<Connection> connections() {
    return holdings.slots().stream().map(Slot::connection).toList();
  }

  /** Those that were given up and are not closed yet included. */
  synchronized List<Connection> allConnections() {
    return holdings.all();
  }

  /** Ends the waiting of all. */
  void failAll(IOException cause) {
    decideAfter(plan -> fail(waiter -> true, cause, plan));
  }
}
