package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.connection.IoThread;
import dev.redial.runtime.connection.ReaderLoop;
import dev.redial.runtime.connection.Timers;
import dev.redial.runtime.journal.Journal;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a pool, all daemons: one reader, one timer, and as many diallers as dials are
 * under way.
 *
 * <p>Thread-safety: used by any thread.
 */
final class PoolThreads implements AutoCloseable {
  private static final long SWEEP_MILLIS = 250;

  private final ExecutorService diallers = Executors.newCachedThreadPool(daemons("redial-dialler"));
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, daemons("redial-timer"));
  private final ReaderLoop reader = new ReaderLoop();
  private volatile @Nullable Future<?> sweeping;

  PoolThreads() {
    timers.setRemoveOnCancelPolicy(true);
    timers.setKeepAliveTime(SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory daemons(String name) {
    return task -> new IoThread(task, name);
  }

  PoolEnvironment environment(LinkSource links, Journal journal) {
    return new PoolEnvironment(
        Clock.SYSTEM, this::after, reader, diallers, new Random(), links, journal);
  }

  private Timers.Timer after(long nanos, Runnable task) {
    Future<?> due = timers.schedule(task, nanos, TimeUnit.NANOSECONDS);
    return () -> due.cancel(false);
  }

  void repeat(Runnable sweep) {
    sweeping =
        timers.scheduleWithFixedDelay(sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  ScheduledThreadPoolExecutor timers() {
    return timers;
  }

  @Override
  public void close() {
    Future<?> running = sweeping;
    if (running != null) {
      running.cancel(false);
    }
    timers.allowCoreThreadTimeOut(true); // the timer ends when no call waits for it any more
    diallers.shutdownNow(); // nobody waits for what they dial
    reader.close();
  }
}
