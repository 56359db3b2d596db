package dev.redial.runtime;

import dev.redial.runtime.connection.IoThread;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads for tasks that mostly end at once, and may block for as long as they like: as many as
 * there are processors, and more where those are held up.
 *
 * <pre>
 *   tasks --> waiting --> [ shift ] [ shift ]                 they are quick: no more are needed
 *                         [ shift, held up ] [ shift, held up ] tasks wait: the watch adds some,
 *                         [ shift ] ...                         and more a moment later
 * </pre>
 *
 * <p>A thread works in shifts: it takes one task after the other until none is left. So a task
 * costs a place in a queue, and only where somebody sleeps who may work, waking that one. One
 * thread for each task that finds all others busy would be hundreds where many answers arrive at
 * once.
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

  /** The same where most of them wait for monitors: one more would mostly wait for the same. */
  private static final int CONTENDED_MOMENTS = 16;

  /** After so many moments in which none was added some are let go: who is idle is woken by it. */
  private static final int SELDOM = 64;

  /** So much more than a late moment one in time says of the workers (ours). */
  private static final int WEIGHT_IN_TIME = 4;

  /** A watch that wakes later than so many times its pause was kept from the processors (ours). */
  private static final int LATE_FACTOR = 3;

  /** As often it is looked while some are held up and no task waits. */
  private static final long LONG_MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final Set<Thread.State> CONTENDING = EnumSet.of(Thread.State.BLOCKED);

  private static final Set<Thread.State> GETTING_ON =
      EnumSet.of(Thread.State.RUNNABLE, Thread.State.BLOCKED);

  private final int usual = Math.max(2, Runtime.getRuntime().availableProcessors());
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final Set<Thread> all = ConcurrentHashMap.newKeySet();

  /** That were begun, and are not over. */
  private final AtomicInteger shifts = new AtomicInteger();

  /** Those of them that have a thread by now. */
  private final AtomicInteger active = new AtomicInteger();

  private final AtomicReference<@Nullable Thread> watch = new AtomicReference<>();
  private final ThreadPoolExecutor threads;
  private final Runnable shift = this::work;

  /** One and the same, so that it is put off once. */
  private final Runnable call = this::callSleepers;

  /** How many shifts there may be; changed by the watch alone. */
  private volatile int allowed = usual;

  private volatile boolean closed;

  Workers() {
    threads =
        new ThreadPoolExecutor(
            usual,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> daemon(() -> appear(task), "redial-worker"));
    threads.allowCoreThreadTimeOut(true);
  }

  private void appear(Runnable tasks) {
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
    waiting.add(task);
    try {
      haveItTaken();
    } catch (Error e) { // no thread could be had
      if (waiting.remove(task)) {
        throw e;
      } // else somebody else has taken it
    }
  }

  private void haveItTaken() {
    if (shifts.get() >= allowed) {
      if (watch.get() == null) {
        startWatch();
      }
    } else if (!IoThread.putOff(call)) {
      var unused = beginShift();
    }
  }

  // ---- shifts

  /** One for each task that waits, as far as there may be so many. */
  private void callSleepers() {
    Iterator<Runnable> each = waiting.iterator();
    while (each.hasNext() && beginShift()) {
      each.next();
    }
    if (each.hasNext() && watch.get() == null) {
      startWatch();
    }
  }

  /** Returns whether there might be one more. */
  private boolean beginShift() {
    boolean may = mayBegin();
    if (may) {
      boolean begun = false;
      try {
        threads.execute(shift);
        begun = true;
      } finally {
        shifts.addAndGet(begun ? 0 : -1);
      }
    }
    return may;
  }

  private boolean mayBegin() {
    int now = shifts.get();
    while (now < allowed) {
      if (shifts.compareAndSet(now, now + 1)) {
        return true;
      }
      now = shifts.get();
    }
    return false;
  }

  private void work() {
    boolean goesOn = true;
    while (goesOn) {
      boolean ended = false;
      active.incrementAndGet();
      try {
        takeTasks();
        ended = true;
      } finally {
        active.decrementAndGet();
        shifts.decrementAndGet();
        if (!ended && !waiting.isEmpty()) {
          var unused = beginShift(); // a task has thrown, and this thread ends by it
        }
      }
      goesOn = !waiting.isEmpty() && mayBegin(); // one may have come at the last moment
    }
  }

  /** Until none is left, or there are more shifts than there may be. */
  private void takeTasks() {
    Runnable task = waiting.poll();
    while (task != null) {
      task.run();
      boolean unused = Thread.interrupted(); // was meant for the task
      task = shifts.get() <= allowed ? waiting.poll() : null;
    }
  }

  // ---- the watch

  private void startWatch() {
    Thread watching = daemon(this::watch, "redial-worker-watch");
    if (watch.compareAndSet(null, watching)) {
      boolean started = false;
      try {
        watching.start();
        started = true;
      } finally {
        if (!started) {
          watch.set(null);
        }
      }
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
    Looks looks = new Looks();
    while (!isOver(looks.calm)) {
      looks.look();
      looks.act();
    }
  }

  /** What the watch has seen, in moments one after the other. */
  private final class Looks {
    /** In which no task waited. */
    private int calm;

    /** In which tasks waited for workers that are held up. */
    private int heldUp;

    /** In which no task was taken, by weight. */
    private int still;

    /** Since some were added, or let go. */
    private int settled;

    private void look() {
      Runnable before = waiting.peek();
      boolean inTime = pause(calm < CALM_MOMENTS ? MOMENT_NANOS : LONG_MOMENT_NANOS);
      calm = waiting.isEmpty() ? calm + 1 : 0;
      heldUp = calm == 0 && areHeldUp() ? heldUp + 1 : 0;
      boolean isStill = calm == 0 && areAllActive() && waiting.peek() == before;
      still = isStill ? still + (inTime ? WEIGHT_IN_TIME : 1) : 0;
      settled++;
    }

    private void act() {
      if (heldUp >= HELD_UP_MOMENTS || isStillForLong()) {
        grow();
        heldUp = 0;
        still = 0;
        settled = 0;
      } else if (settled >= SELDOM) {
        letGo();
        settled = 0;
      }
    }

    private boolean isStillForLong() {
      return still >= WEIGHT_IN_TIME * STILL_MOMENTS
          && (still >= WEIGHT_IN_TIME * CONTENDED_MOMENTS || !doContend());
    }

    private void letGo() {
      if (calm > 0) {
        keepSome();
      } else {
        shrink();
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
    boolean few = calm >= CALM_MOMENTS && allowed <= usual;
    return calm > 0 && (few || closed);
  }

  /** A few at a time, while tasks wait: they may be too many by a mistake of the watch. */
  private void shrink() {
    int spare = allowed - usual - Math.max(0, active.get() - running());
    if (spare > 0) {
      allow(allowed - 1 - spare / 8);
    }
  }

  /** As many as usual may begin beside those that are held up; other threads end. */
  private void keepSome() {
    int now = shifts.get();
    allow(now <= usual ? usual : usual + now);
  }

  private void allow(int wanted) {
    allowed = wanted;
    if (threads.getCorePoolSize() != wanted) {
      threads.setCorePoolSize(wanted);
    }
  }

  /**
   * Whether all have a task, and fewer than usual get on with it. Who waits for a monitor does, for
   * mostly another one is in it who does; where that one does not, no task is taken any more.
   */
  private boolean areHeldUp() {
    return running() < usual && areAllActive();
  }

  private int running() {
    return count(GETTING_ON);
  }

  /** Whether as many wait for monitors as run, of whom one may be in each. */
  private boolean doContend() {
    int blocked = count(CONTENDING);
    return blocked > 0 && 2 * blocked >= count(GETTING_ON);
  }

  private int count(Set<Thread.State> wanted) {
    int count = 0;
    for (Thread thread : all) {
      if (wanted.contains(thread.getState())) {
        count++;
      }
    }
    return count;
  }

  /** Those that have no task take the next one: it needs no thread more. */
  private boolean areAllActive() {
    return active.get() >= allowed;
  }

  /** By half of those there are; by fewer where most would wait for what others wait for. */
  private void grow() {
    int now = shifts.get();
    int more = 1 + now / (doContend() ? 4 : 2);
    allow(now + Math.min(more, waiting.size()));
    callSleepers();
  }

  /** Lets its threads end as soon as they are idle; what still comes is done. */
  @Override
  public void close() {
    closed = true;
    threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
  }
}
