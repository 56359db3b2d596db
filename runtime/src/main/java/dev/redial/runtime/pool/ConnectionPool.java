package dev.redial.runtime.pool;

import dev.redial.runtime.connection.AwakeCallers;
import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.ConnectionSettings;
import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Farewell;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.connection.Surroundings;
import dev.redial.runtime.connection.Timers;
import dev.redial.runtime.connection.WorkBuffers;
import dev.redial.runtime.event.ManagerSnapshot;
import dev.redial.runtime.journal.Journal;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.wire.DecoderLimits;
import dev.redial.runtime.wire.Persistence.Via;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a manager, by origin.
 *
 * <p>Thread-safety: used by any thread.
 */
public final class ConnectionPool implements AutoCloseable {
  /** Clocks overflow when more is added, the JDK's too; ours. */
  private static final Duration EVER = Duration.ofDays(36_500);

  private final Shared shared;
  private final Surroundings surroundings;
  private final @Nullable PoolThreads threads;
  private final Map<Origin, OriginPool> origins = new ConcurrentHashMap<>();
  private final Set<Owner> owners = ConcurrentHashMap.newKeySet();
  private final Guests guests;
  private final Turns turns;
  private final ProxyHabits habits = new ProxyHabits();
  private final OpenQuestions questions;
  private final AtomicLong lastId = new AtomicLong();
  private volatile boolean closed;

  /** A pool with no connections, with threads of its own. */
  public ConnectionPool(
      PoolSettings settings,
      DecoderLimits limits,
      ConnectionSettings connections,
      LinkSource source,
      Journal journal) {
    this(settings, limits, connections, source, journal, new PoolThreads());
  }

  private ConnectionPool(
      PoolSettings settings,
      DecoderLimits limits,
      ConnectionSettings connections,
      LinkSource source,
      Journal journal,
      PoolThreads threads) {
    this(settings, limits, connections, threads.environment(source, journal), threads);
    threads.repeat(this::sweep);
  }

  /** A pool with no connections and no threads: whoever made it calls {@link #sweep}. */
  public ConnectionPool(
      PoolSettings settings,
      DecoderLimits limits,
      ConnectionSettings connections,
      PoolEnvironment environment) {
    this(settings, limits, connections, environment, null);
  }

  private ConnectionPool(
      PoolSettings settings,
      DecoderLimits limits,
      ConnectionSettings connections,
      PoolEnvironment environment,
      @Nullable PoolThreads threads) {
    this.shared = Shared.of(settings, environment);
    this.threads = threads;
    this.guests = new Guests(shared.open());
    this.turns = new Turns(shared, origins);
    this.questions = new OpenQuestions(environment.clock());
    this.surroundings =
        new Surroundings(
            environment.watcher(),
            new WorkBuffers(),
            environment.timers(),
            environment.clock(),
            AwakeCallers.of(connections.busyWaiting()),
            limits,
            connections,
            environment.journal());
  }

  // ---- for calls

  /** Places an exchange on a connection, now or as soon as one has room; its owner is told. */
  public void submit(Exchange exchange, PoolKey key) {
    OriginPool pool = originPool(key.origin());
    while (!pool.submit(exchange, key)) {
      origins.remove(key.origin(), pool);
      pool = originPool(key.origin());
    }
    if (closed) {
      pool.failAll(new PoolClosedException());
    }
  }

  /** Takes back an exchange that still waits for a connection; false if it does not wait. */
  public boolean withdraw(Exchange exchange, PoolKey key) {
    OriginPool pool = origins.get(key.origin());
    return pool != null && pool.withdraw(exchange);
  }

  /** From now on it ends with this pool, which waits for it as for a connection. */
  public void enter(Guest guest) {
    guests.enter(guest);
  }

  /** It is over; has no effect the second time. */
  public void leave(Guest guest) {
    guests.leave(guest);
  }

  /** A guest's dial has failed, which is told as if it were one of ours. */
  public void dialFailed(PoolKey key, IOException cause, long startedNanos) {
    new PoolLog(key.origin(), shared.environment()).dialFailed(cause, startedNanos);
  }

  /** How many calls to this origin may be sent again. */
  public RetryBudget budget(PoolKey key) {
    return originPool(key.origin()).budget();
  }

  /** A reused connection by this key's plain proxy fell silent; without a proxy, means nothing. */
  public void hung(PoolKey key) {
    habits.hung(key.route(), shared.now());
  }

  /** Whether requests by this key's plain proxy are better sent with {@code Connection: close}. */
  public boolean closesAfterEach(PoolKey key) {
    return habits.closesAfterEach(key.route(), shared.now());
  }

  /** Whether it takes no exchanges any more. */
  public boolean isClosed() {
    return closed;
  }

  /** Whether an origin may have a connection beside another: where else is a copy to go? */
  public boolean hasOtherPlaces() {
    PoolSettings most = shared.settings();
    return most.maxConnectionsPerOrigin() > 1 && most.maxConnections() > 1;
  }

  /** For how long one dial may take. */
  public Duration connectTimeout(Isolation isolation) {
    Duration limit = isolation.connectTimeout(shared.settings().connectTimeout());
    return limit.compareTo(EVER) < 0 ? limit : EVER;
  }

  /** For how long a call may wait for what carries it. */
  public Duration waitTimeout() {
    return shared.settings().waitTimeout();
  }

  /** For whatever is due; its tasks must not block. */
  public Timers timers() {
    return surroundings.timers();
  }

  /** The time by which connections and calls live. */
  public Clock clock() {
    return surroundings.clock();
  }

  /** What somebody was asked, of all clients. */
  public OpenQuestions questions() {
    return questions;
  }

  /** Where it is written down what happens. */
  public Journal journal() {
    return surroundings.journal();
  }

  // ---- as it is now

  /** Everything at this moment, origin by origin. */
  public ManagerSnapshot snapshot() {
    return new ManagerSnapshot(
        Instant.ofEpochMilli(clock().wallMillis()),
        connections(),
        shared.settings().maxConnections(),
        origins.values().stream().map(OriginPool::snapshot).toList(),
        questions.snapshot());
  }

  /** The connections to one origin, as they are now. */
  public List<Connection> connections(Origin origin) {
    OriginPool pool = origins.get(origin);
    return pool == null ? List.of() : pool.connections();
  }

  /** How many connections there are to all origins, those being dialled included. */
  public int connections() {
    return shared.places().taken();
  }

  /** How many origins are remembered. */
  public int origins() {
    return origins.size();
  }

  /** An estimate of our ports that linger because we closed first, to all destinations. */
  public int lingeringPorts() {
    return shared.ports().lingering(shared.now());
  }

  // ---- upkeep

  /**
   * Has something done by a sweep once nobody holds {@code owner} any more.
   *
   * @param then not to hold it either; it waits for nobody
   */
  public void whenForgotten(Object owner, Runnable then) {
    owners.add(new Owner(new WeakReference<>(owner), then));
  }

  /** Somebody who uses this pool. */
  private record Owner(WeakReference<Object> reference, Runnable whenForgotten) {
    boolean isForgotten() {
      return reference.refersTo(null);
    }
  }

  private void tellForgotten() {
    for (Owner forgotten : owners.stream().filter(Owner::isForgotten).toList()) {
      owners.remove(forgotten);
      forgotten.whenForgotten.run();
    }
  }

  /** Looks after everything that time changes; called a few times a second. */
  public void sweep() {
    try {
      tellForgotten();
      origins.values().forEach(OriginPool::sweep);
      turns.helpStarving();
      forgetOld();
    } catch (RuntimeException e) {
      System.getLogger("dev.redial.runtime")
          .log(System.Logger.Level.ERROR, "The upkeep of connections met a fault; it goes on", e);
    }
  }

  private void forgetOld() {
    long now = shared.now();
    shared.ports().forgetOld(now);
    habits.forgetOld(now);
    origins.forEach(
        (origin, pool) -> {
          if (pool.prune()) {
            origins.remove(origin, pool);
          }
        });
  }

  // ---- for the origins

  Shared shared() {
    return shared;
  }

  Turns turns() {
    return turns;
  }

  private OriginPool originPool(Origin origin) {
    OriginPool known = origins.get(origin);
    return known != null ? known : origins.computeIfAbsent(origin, o -> new OriginPool(o, this));
  }

  Link open(PoolKey key) throws IOException {
    long limit = Nanos.of(connectTimeout(key.isolation()));
    return shared.environment().links().open(key, shared.now() + limit);
  }

  Connection connection(Link link, Via via, OriginPool listener) {
    return new Connection(lastId.incrementAndGet(), link, via, listener, surroundings);
  }

  /** Ends a link that no connection was made of. */
  void part(Link link) {
    Farewell.say(link, surroundings, Farewell.First.WE);
  }

  void onDialThread(Runnable dial, Consumer<IOException> refused) {
    try {
      shared.environment().dials().execute(dial);
    } catch (RejectedExecutionException e) {
      refused.accept(new PoolClosedException());
    }
  }

  // ---- the end

  /**
   * Takes no more exchanges and fails those that wait; connections close when what they carry is
   * answered, and after the last one everything ends.
   */
  public void windDown() {
    beginClose();
    shared.open().whenNone(this::endThreads);
  }

  /**
   * The same, and waits for it, at most as long as given; then the rest fails as by {@link
   * #closeNow}, at once if the thread is interrupted.
   */
  public void close(Duration grace) {
    beginClose();
    try {
      boolean unused = shared.open().awaitNone(Nanos.of(grace));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeNow();
  }

  private void beginClose() {
    closed = true;
    for (OriginPool pool : origins.values()) {
      pool.failAll(new PoolClosedException());
      pool.allConnections().forEach(Connection::drain);
    }
    guests.closing();
  }

  /** Closes every connection at once; what is unanswered fails, guests included. */
  public void closeNow() {
    closed = true;
    for (OriginPool pool : origins.values()) {
      pool.failAll(new PoolClosedException());
      pool.allConnections().forEach(c -> c.close(new PoolClosedException(), Ending.RETIRED));
    }
    guests.closing(); // first, so that no end of one lets another begin
    guests.abort();
    endThreads();
  }

  private void endThreads() {
    PoolThreads own = threads;
    if (own != null) {
      own.close();
    }
    surroundings.journal().close();
  }

  @Override
  public void close() {
    closeNow();
  }
}
