package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.ConnectionSettings;
import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.InputBuffers;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.connection.ReaderLoop;
import dev.redial.runtime.connection.Surroundings;
import dev.redial.runtime.connection.Timers;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.wire.DecoderLimits;
import dev.redial.runtime.wire.Persistence.Via;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All connections of a manager, by origin, and the threads that serve them.
 *
 * <p>Threads, all daemons: one reader, one timer, and as many diallers as dials are under way.
 *
 * <p>Thread-safety: used by any thread.
 */
public final class ConnectionPool implements AutoCloseable {
  private static final long SWEEP_MILLIS = 250;

  private final PoolSettings settings;
  private final LinkSource source;
  private final Map<Origin, OriginPool> origins = new ConcurrentHashMap<>();
  private final Map<Origin, RetryBudget> budgets = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final ExecutorService diallers = Executors.newCachedThreadPool(daemons("redial-dialler"));
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, daemons("redial-timer"));
  private final ReaderLoop reader = new ReaderLoop();
  private final Surroundings surroundings;
  private final Future<?> sweeping;
  private volatile boolean closed;

  /** A pool with no connections. */
  public ConnectionPool(PoolSettings settings, DecoderLimits limits, LinkSource source) {
    this.settings = settings;
    this.source = source;
    this.surroundings =
        new Surroundings(
            reader,
            new InputBuffers(),
            this::after,
            Clock.SYSTEM,
            limits,
            ConnectionSettings.STANDARD);
    timers.setRemoveOnCancelPolicy(true);
    timers.setKeepAliveTime(SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    this.sweeping =
        timers.scheduleWithFixedDelay(
            this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Places an exchange on a connection, now or as soon as one has room; its owner is told. */
  public void submit(Exchange exchange, PoolKey key) {
    originPool(key.origin()).submit(exchange, key);
    if (closed) {
      originPool(key.origin()).failAll(new PoolClosedException());
    }
  }

  /** Takes back an exchange that still waits for a connection; false if it does not wait. */
  public boolean withdraw(Exchange exchange, PoolKey key) {
    return originPool(key.origin()).withdraw(exchange);
  }

  /** For whatever is due; its tasks must not block. */
  public Timers timers() {
    return surroundings.timers();
  }

  /** How often calls to the origin may be sent again. */
  public RetryBudget budget(PoolKey key) {
    return budgets.computeIfAbsent(key.origin(), origin -> new RetryBudget(clock()));
  }

  /** A plain proxy fell silent on a reused connection (rule P6). */
  public void hung(PoolKey key) {}

  /** Whether requests of this key are better sent with {@code Connection: close}. */
  public boolean closesAfterEach(PoolKey key) {
    return false;
  }

  /** The time by which connections and calls live. */
  public Clock clock() {
    return surroundings.clock();
  }

  /** The connections to one origin, as they are now. */
  public List<Connection> connections(Origin origin) {
    return originPool(origin).connections();
  }

  private OriginPool originPool(Origin origin) {
    OriginPool known = origins.get(origin);
    return known != null ? known : origins.computeIfAbsent(origin, o -> new OriginPool(o, this));
  }

  private Timers.Timer after(long nanos, Runnable task) {
    Future<?> due = timers.schedule(task, nanos, TimeUnit.NANOSECONDS);
    return () -> due.cancel(false);
  }

  private void sweep() {
    try {
      origins.values().forEach(OriginPool::sweep);
    } catch (RuntimeException e) {
      System.getLogger("dev.redial.runtime")
          .log(System.Logger.Level.ERROR, "The upkeep of connections met a fault; it goes on", e);
    }
  }

  // ---- for the origins

  PoolSettings settings() {
    return settings;
  }

  long now() {
    return surroundings.clock().nanoTime();
  }

  boolean isClosed() {
    return closed;
  }

  Link open(PoolKey key) throws IOException {
    long limit = Nanos.of(key.isolation().connectTimeout(settings.connectTimeout()));
    return source.open(key, System.nanoTime() + limit);
  }

  Connection connection(Link link, Via via, OriginPool listener) {
    return new Connection(lastId.incrementAndGet(), link, via, listener, surroundings);
  }

  void onDialThread(Runnable dial) {
    diallers.execute(dial);
  }

  /** Closes every connection; what is unanswered fails. */
  @Override
  public void close() {
    closed = true;
    sweeping.cancel(false);
    timers.allowCoreThreadTimeOut(true); // the timer ends when no call waits for it any more
    for (OriginPool origin : origins.values()) {
      origin.failAll(new PoolClosedException());
      origin.connections().forEach(c -> c.close(new PoolClosedException(), Ending.RETIRED));
    }
    diallers.shutdown();
    reader.close();
  }
}
