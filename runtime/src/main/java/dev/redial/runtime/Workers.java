package dev.redial.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads for tasks that mostly end at once, and may block for as long as they like: as many as
 * there are processors, and more where those are held up.
 *
 * <pre>
 *   tasks --> queue --> [ worker ] [ worker ]                   they are quick: no more are needed
 *                       [ worker, held up ] [ worker, held up ] tasks wait: the watch adds some,
 *                       [ worker ] ...                          and more a moment later
 * </pre>
 *
 * <p>One thread for each task that finds all others busy would be hundreds where many answers
 * arrive at once.
 *
 * <p>Thread-safety: used by any thread.
 */
final class Workers implements Executor, AutoCloseable {
  private static final long IDLE_SECONDS = 60;

  /** How long tasks wait before it is looked whether the workers get on (ours). */
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** After so many moments in which no task waited, nobody watches until one does again. */
  private static final int CALM_MOMENTS = 500;

  /** So long tasks wait for workers that are held up, and some are added. */
  private static final int HELD_UP_MOMENTS = 2;

  /** The same for workers that look busy, and may wait for something that the JVM cannot see. */
  private static final int STILL_MOMENTS = 4;

  /** In one of so many calm moments workers are let go: those that are idle are woken by it. */
  private static final int SELDOM = 64;

  /** So much more than a late moment one in time says of the workers (ours). */
  private static final int WEIGHT_IN_TIME = 4;

  /** A watch that wakes later than so many times its pause was kept from the processors (ours). */
  private static final int LATE_FACTOR = 3;

  /** As often it is looked while some are held up and no task waits. */
  private static final long LONG_MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final int usual = Math.max(2, Runtime.getRuntime().availableProcessors());
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final Set<Thread> all = ConcurrentHashMap.newKeySet();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicReference<@Nullable Thread> watch = new AtomicReference<>();
  private final ThreadPoolExecutor threads = new Counting();
  private volatile boolean closed;

  private final class Counting extends ThreadPoolExecutor {
    Counting() {
      super(usual, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, waiting);
      setThreadFactory(task -> daemon(() -> work(task), "redial-worker"));
      allowCoreThreadTimeOut(true);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      taken.incrementAndGet();
    }
  }

  private void work(Runnable tasks) {
    all.add(Thread.currentThread());
    try {
      tasks.run();
    } finally {
      all.remove(Thread.currentThread());
    }
  }

  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
    if (!waiting.isEmpty() && watch.get() == null) {
      startWatch();
    }
  }

  // ---- the watch

  private void startWatch() {
    Thread watching = daemon(this::watch, "redial-worker-watch");
    if (watch.compareAndSet(null, watching)) {
      watching.start();
    }
  }

  private void watch() {
    try {
      helpWhileTasksWait();
      keepSome();
    } finally {
      watch.set(null);
    }
    if (!waiting.isEmpty()) {
      startWatch(); // whoever came at the last moment saw a watch
    }
  }

  private void helpWhileTasksWait() {
    int calm = 0;
    int heldUp = 0;
    int still = 0;
    int calmInAll = 0;
    while (!isOver(calm)) {
      long before = taken.get();
      boolean inTime = pause(calm < CALM_MOMENTS ? MOMENT_NANOS : LONG_MOMENT_NANOS);
      calm = waiting.isEmpty() ? calm + 1 : 0;
      heldUp = calm == 0 && areHeldUp() ? heldUp + 1 : 0;
      boolean isStill = calm == 0 && areAllActive() && taken.get() == before;
      still = isStill ? still + (inTime ? WEIGHT_IN_TIME : 1) : 0;
      if (calm > 0) {
        if (++calmInAll % SELDOM == 0) {
          keepSome();
        }
      } else if (heldUp >= HELD_UP_MOMENTS || still >= WEIGHT_IN_TIME * STILL_MOMENTS) {
        grow();
        heldUp = 0;
        still = 0;
      }
    }
  }

  /**
   * Returns whether this thread was woken in time: where it was not, others want the processors,
   * and the workers may wait for them rather than for anything else.
   */
  private static boolean pause(long nanos) {
    long begun = System.nanoTime();
    LockSupport.parkNanos(nanos);
    return System.nanoTime() - begun < LATE_FACTOR * nanos;
  }

  private boolean isOver(int calm) {
    boolean few = calm >= CALM_MOMENTS && threads.getPoolSize() <= usual;
    return calm > 0 && (few || closed);
  }

  /** As many as usual are free to take a task beside those that are held up; others end. */
  private void keepSome() {
    int wanted = threads.getPoolSize() <= usual ? usual : usual + threads.getActiveCount();
    if (threads.getCorePoolSize() != wanted) {
      threads.setCorePoolSize(wanted);
    }
  }

  /** Whether all have a task, and fewer than usual get on with it. */
  private boolean areHeldUp() {
    int running = 0;
    for (Thread thread : all) {
      if (thread.getState() == Thread.State.RUNNABLE) {
        running++;
      }
    }
    return running < usual && areAllActive();
  }

  /** Those that have no task take the next one: it needs no thread more. */
  private boolean areAllActive() {
    return threads.getActiveCount() == threads.getPoolSize();
  }

  private void grow() {
    int now = threads.getPoolSize();
    int more = Math.min(1 + now / 2, waiting.size());
    threads.setCorePoolSize(now + more); // starts those that have a task
  }

  /** Lets its threads end as soon as they are idle; what still comes is done. */
  @Override
  public void close() {
    closed = true;
    threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
  }
}
