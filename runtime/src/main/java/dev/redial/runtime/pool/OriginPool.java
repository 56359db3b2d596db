package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Admission;
import dev.redial.runtime.connection.Answer;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.ConnectionListener;
import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.connection.Placement;
import dev.redial.runtime.transport.Link;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one origin and the exchanges that wait for one.
 *
 * <p>Every event (a new exchange, an answer, a dial, an end) runs {@link #match} under the lock,
 * which decides; what was decided is carried out after it. Order of locks: pool, then connection.
 *
 * <p>Thread-safety: {@code this} guards all fields; it is never held across I/O.
 */
final class OriginPool implements ConnectionListener {
  /** A connection idle for longer may be closing already, so a non-idempotent call avoids it. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** After a failed dial beside living connections, for how long they have to do. */
  private static final long DIAL_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Origin origin;
  private final ConnectionPool pool;
  private final PoolSettings settings;
  private final PipelineLadder ladder;

  private final List<Slot> slots = new ArrayList<>();
  private final ArrayDeque<Waiter> waiting = new ArrayDeque<>();
  private final List<PoolKey> dialling = new ArrayList<>();
  private long dialPausedSince;
  private boolean dialPaused;

  private record Slot(Connection connection, PoolKey key, long openedNanos) {}

  private record Waiter(Exchange exchange, PoolKey key, long sinceNanos) {
    boolean alone() {
      return exchange.request().placement() == Placement.ALONE;
    }
  }

  OriginPool(Origin origin, ConnectionPool pool) {
    this.origin = origin;
    this.pool = pool;
    this.settings = pool.settings();
    this.ladder = new PipelineLadder(settings.maxPipelineDepth());
  }

  // ---- events

  void submit(Exchange exchange, PoolKey key) {
    Plan plan;
    synchronized (this) {
      waiting.add(new Waiter(exchange, key, pool.now()));
      plan = match();
    }
    carryOut(plan);
  }

  /** Takes back an exchange that waits; false if it does not wait here. */
  boolean withdraw(Exchange exchange) {
    synchronized (this) {
      return waiting.removeIf(waiter -> waiter.exchange == exchange);
    }
  }

  @Override
  public void answered(Connection connection, Answer answer) {
    Plan plan;
    synchronized (this) {
      ladder.answered(answer.order());
      if (waiting.isEmpty()) {
        return;
      }
      plan = match();
    }
    carryOut(plan);
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
    rematch();
  }

  @Override
  public long rescueAfterNanos() {
    return TimeUnit.MILLISECONDS.toNanos(150);
  }

  @Override
  public void closed(Connection connection, Ending ending) {
    synchronized (this) {
      slots.removeIf(slot -> slot.connection == connection);
      ladder.ended(ending, pool.now());
    }
    rematch();
  }

  private void rematch() {
    Plan plan;
    synchronized (this) {
      plan = match();
    }
    carryOut(plan);
  }

  private void carryOut(Plan plan) {
    plan.carryOut();
    plan.dials().forEach(key -> pool.onDialThread(() -> dial(key)));
  }

  // ---- dialling

  private void dial(PoolKey key) {
    try {
      Link link = pool.open(key);
      Connection connection = pool.connection(link, key.route().via(), this);
      boolean wanted;
      synchronized (this) {
        dialling.remove(key);
        wanted = !pool.isClosed();
        if (wanted) {
          slots.add(new Slot(connection, key, pool.now()));
        }
      }
      if (wanted) {
        rematch();
      } else {
        connection.drain();
      }
    } catch (IOException e) {
      dialFailed(key, e);
    } catch (RuntimeException e) {
      dialFailed(key, new IOException("Dialling " + origin + " failed: " + e, e));
    }
  }

  /**
   * Those who wait fail with it, unless a living connection or another dial may still serve them.
   */
  private void dialFailed(PoolKey key, IOException cause) {
    Plan plan;
    synchronized (this) {
      dialling.remove(key);
      boolean hope =
          dialling.contains(key) || slots.stream().anyMatch(slot -> slot.key.equals(key));
      Plan failures = new Plan();
      if (hope) {
        dialPaused = true;
        dialPausedSince = pool.now();
      } else {
        failWaiters(failures, waiter -> waiter.key.equals(key), cause);
      }
      plan = match();
      failures.addTo(plan);
    }
    carryOut(plan);
  }

  private void failWaiters(Plan plan, Predicate<Waiter> which, IOException cause) {
    for (Iterator<Waiter> all = waiting.iterator(); all.hasNext(); ) {
      Waiter waiter = all.next();
      if (which.test(waiter)) {
        all.remove();
        plan.fail(waiter.exchange, cause);
      }
    }
  }

  // ---- which connection?

  /** Places whoever can be placed, in the order of waiting; asks for dials for the rest. */
  private Plan match() {
    Plan plan = new Plan();
    boolean grow = false;
    Connection reserved = null;
    List<Waiter> left = new ArrayList<>();
    for (Iterator<Waiter> all = waiting.iterator(); all.hasNext(); ) {
      Waiter waiter = all.next();
      Connection chosen = choose(waiter, reserved);
      if (chosen != null) {
        all.remove();
        plan.place(waiter.exchange, chosen);
        grow |= chosen.outstanding() > 1;
      } else {
        left.add(waiter);
        if (waiter.alone() && reserved == null && !mayDial()) {
          reserved = leastLoaded(waiter.key).orElse(null);
        }
        if (left.size() > slots.size() + settings.maxConnectionsPerOrigin()) {
          break; // what stands behind these will find no room either
        }
      }
    }
    dialFor(left, grow, plan);
    return plan;
  }

  /** Admits the waiter where it fits best; null if it has to wait. */
  private @Nullable Connection choose(Waiter waiter, @Nullable Connection reserved) {
    if (waiter.alone() && aloneNow() >= aloneAllowed()) {
      return null;
    }
    Optional<Connection> idle = idleFor(waiter);
    if (idle.isPresent()) {
      return admit(waiter, idle.get(), 1);
    }
    if (waiter.alone()) {
      return null;
    }
    return leastLoaded(waiter.key)
        .filter(busy -> busy != reserved)
        .map(busy -> admit(waiter, busy, depthFor(busy)))
        .orElse(null);
  }

  private @Nullable Connection admit(Waiter waiter, Connection connection, int depth) {
    return connection.admit(waiter.exchange, depth) == Admission.ADMITTED ? connection : null;
  }

  /** The idle connection used last: it is warm, and the others may age away (rules P9, T2). */
  private Optional<Connection> idleFor(Waiter waiter) {
    long now = pool.now();
    return slots.stream()
        .filter(slot -> slot.key.equals(waiter.key))
        .map(Slot::connection)
        .filter(connection -> connection.state() == ConnectionState.IDLE)
        .filter(idle -> !waiter.alone() || now - idle.idleSinceNanos() < FRESH_NANOS)
        .max(Comparator.comparingLong(Connection::idleSinceNanos));
  }

  private Optional<Connection> leastLoaded(PoolKey key) {
    return slots.stream()
        .filter(slot -> slot.key.equals(key))
        .map(Slot::connection)
        .filter(connection -> connection.state() == ConnectionState.OPEN)
        .min(Comparator.comparingInt(Connection::outstanding));
  }

  /** On probation one connection alone tries a second request. */
  private int depthFor(Connection busy) {
    int depth = ladder.depth(pool.now());
    boolean othersTry =
        ladder.rung() == PipelineLadder.Rung.PROBATION
            && slots.stream()
                .map(Slot::connection)
                .anyMatch(other -> other != busy && other.outstanding() > 1);
    return othersTry ? 1 : depth;
  }

  /** With two connections or more one stays for calls that may be pipelined (rule P10). */
  private int aloneAllowed() {
    return Math.max(1, settings.maxConnectionsPerOrigin() - 1);
  }

  private long aloneNow() {
    return slots.stream()
        .filter(slot -> slot.connection.state() == ConnectionState.BARRIER)
        .filter(slot -> slot.connection.outstanding() == 1)
        .count();
  }

  // ---- more connections

  private void dialFor(List<Waiter> left, boolean grow, Plan plan) {
    if (pool.isClosed() || pauseHolds()) {
      return;
    }
    List<PoolKey> covered = new ArrayList<>(dialling);
    for (Waiter waiter : left) {
      if (!covered.remove(waiter.key) && !(waiter.alone() && aloneNow() >= aloneAllowed())) {
        dialOrMakeRoom(waiter, plan);
      }
    }
    if (grow && left.isEmpty() && dialling.isEmpty() && mayDial() && !slots.isEmpty()) {
      startDial(slots.get(0).key, plan);
    }
  }

  private void dialOrMakeRoom(Waiter waiter, Plan plan) {
    if (!mayDial()) {
      oldestIdle(waiter).ifPresent(idle -> evict(idle, plan));
    }
    if (mayDial()) {
      startDial(waiter.key, plan);
    }
  }

  private void startDial(PoolKey key, Plan plan) {
    dialling.add(key);
    plan.dial(key);
  }

  private boolean mayDial() {
    return slots.size() + dialling.size() < settings.maxConnectionsPerOrigin();
  }

  /** One that the waiter has no use for: a stranger's, or too long idle for it. */
  private Optional<Slot> oldestIdle(Waiter waiter) {
    return slots.stream()
        .filter(slot -> isIdle(slot.connection))
        .filter(slot -> !slot.key.equals(waiter.key) || !isFresh(slot, waiter))
        .min(Comparator.comparingLong(slot -> slot.connection.idleSinceNanos()));
  }

  private void evict(Slot idle, Plan plan) {
    slots.remove(idle);
    plan.evict(idle.connection);
  }

  private boolean pauseHolds() {
    dialPaused &= !slots.isEmpty() && pool.now() - dialPausedSince < DIAL_PAUSE_NANOS;
    return dialPaused;
  }

  // ---- upkeep

  /** Looks after idle connections and those who wait too long; called a few times a second. */
  void sweep() {
    Plan plan;
    List<Connection> idle;
    synchronized (this) {
      long now = pool.now();
      Plan failures = new Plan();
      failWaiters(failures, waiter -> hasWaitedTooLong(waiter, now), waitedTooLong());
      retire(now, failures);
      idle = slots.stream().map(Slot::connection).filter(OriginPool::isIdle).toList();
      plan = match();
      failures.addTo(plan);
    }
    idle.forEach(Connection::checkIdle);
    carryOut(plan);
  }

  private boolean isFresh(Slot slot, Waiter waiter) {
    return !waiter.alone() || pool.now() - slot.connection.idleSinceNanos() < FRESH_NANOS;
  }

  private static boolean isIdle(Connection connection) {
    return connection.state() == ConnectionState.IDLE;
  }

  private boolean hasWaitedTooLong(Waiter waiter, long now) {
    return now - waiter.sinceNanos > Nanos.of(settings.waitTimeout());
  }

  private WaitingLineException waitedTooLong() {
    return new WaitingLineException(
        "no connection to %s became free within %s; held are: %s"
            .formatted(origin, settings.waitTimeout(), connections()));
  }

  private void retire(long now, Plan plan) {
    for (Slot slot : List.copyOf(slots)) {
      boolean old = now - slot.openedNanos > Nanos.of(settings.maxAge());
      boolean unused =
          isIdle(slot.connection)
              && now - slot.connection.idleSinceNanos() > Nanos.of(settings.idleTimeout());
      if (unused || (old && isIdle(slot.connection))) {
        evict(slot, plan);
      }
    }
  }

  synchronized List<Connection> connections() {
    return slots.stream().map(Slot::connection).toList();
  }

  /** Ends the waiting of all. */
  void failAll(IOException cause) {
    Plan plan = new Plan();
    synchronized (this) {
      failWaiters(plan, waiter -> true, cause);
    }
    plan.carryOut();
  }
}
