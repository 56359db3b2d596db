package dev.redial.runtime.journal;

import dev.redial.runtime.event.EventsDropped;
import dev.redial.runtime.event.TrafficEvent;
import dev.redial.runtime.event.TrafficListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells listeners one event after the other, on a thread that exists while there is something to
 * tell.
 *
 * <p>The thread takes all that waits at once; while it tells that, the next ones gather, up to a
 * limit. Those beyond it are counted, and the count stands behind those that gathered.
 *
 * <p>Thread-safety: used by any thread. Listeners are called without a lock.
 */
final class Announcer {
  private static final System.Logger LOG = System.getLogger("dev.redial.runtime.event");

  /** Bridges a pause of a tenth of a second at 40,000 events a second, in less than a MiB. */
  private static final int MAX_WAITING = 4096;

  /** Longer than the gaps in steady traffic, so that a thread is not made for each call. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final long CLOSE_SECONDS = 1;

  private final List<TrafficListener> listeners;
  private final ThreadPoolExecutor executor;

  /** Listeners that have thrown before; touched by the thread alone. */
  private final Set<TrafficListener> faulty = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The one that tells, while there is one. */
  private volatile @Nullable Thread thread;

  /** Whether events are taken; guarded by this for writing. */
  private volatile boolean open;

  /** The time for closing is over. */
  private volatile boolean ended;

  /** Guarded by this. */
  private Queue<TrafficEvent> waiting = new ArrayDeque<>();

  /** What was dropped since waiting was full; guarded by this. */
  private @Nullable EventsDropped dropped;

  /** Whether a task that delivers runs or is on its way; guarded by this. */
  private boolean delivering;

  Announcer(List<TrafficListener> listeners) {
    this(listeners, IDLE);
  }

  Announcer(List<TrafficListener> listeners, Duration idle) {
    this.listeners = List.copyOf(listeners);
    open = !listeners.isEmpty();
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            idle.toNanos(),
            TimeUnit.NANOSECONDS,
            new LinkedBlockingQueue<>(),
            this::threadFor,
            new ThreadPoolExecutor.DiscardPolicy());
    executor.allowCoreThreadTimeOut(true);
  }

  /** It inherits nothing from whoever happened to tell the first event. */
  private Thread threadFor(Runnable task) {
    Thread made = new Thread(null, task, "redial-events", 0, false);
    made.setDaemon(true);
    thread = made;
    return made;
  }

  boolean isOn() {
    return open;
  }

  void tell(TrafficEvent event) {
    if (open && append(event)) {
      executor.execute(this::deliver);
    }
  }

  /** Returns whether delivery has to be started. */
  private synchronized boolean append(TrafficEvent event) {
    if (!open) {
      return false;
    }
    if (waiting.size() == MAX_WAITING) {
      drop(event.at());
      return false;
    }
    waiting.add(event);
    boolean starts = !delivering;
    delivering = true;
    return starts;
  }

  private synchronized void drop(Instant at) {
    dropped = new EventsDropped(at, dropped == null ? 1 : dropped.count() + 1);
  }

  private void deliver() {
    for (Queue<TrafficEvent> batch = take(); !batch.isEmpty(); batch = take()) {
      batch.forEach(this::announce);
    }
  }

  private synchronized Queue<TrafficEvent> take() {
    Queue<TrafficEvent> batch = waiting;
    waiting = new ArrayDeque<>();
    if (dropped != null) {
      batch.add(dropped);
      dropped = null;
    }
    delivering = !batch.isEmpty();
    return batch;
  }

  private void announce(TrafficEvent event) {
    for (TrafficListener listener : listeners) {
      if (!ended) {
        announce(event, listener);
      }
    }
  }

  /** Whatever a listener does, the next one finds the thread as it was. */
  private void announce(TrafficEvent event, TrafficListener listener) {
    try {
      listener.on(event);
    } catch (Throwable e) {
      LOG.log(
          faulty.add(listener) ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
          () -> "A traffic listener failed; it is told further events all the same: " + listener,
          e);
    }
    var unused = Thread.interrupted();
  }

  /** Delivers what waits, for at most a second; a listener that closes does not wait for itself. */
  void close() {
    if (stopTaking()) {
      // Whoever told the last event may not have come to start its delivery.
      executor.execute(this::deliver);
    }
    executor.shutdown();
    if (Thread.currentThread() != thread) {
      awaitEnd();
    }
  }

  /** Returns whether something may be left to deliver. */
  private synchronized boolean stopTaking() {
    open = false;
    return delivering;
  }

  private void awaitEnd() {
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        end();
      }
    } catch (InterruptedException e) {
      end();
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    ended = true;
    executor.shutdownNow();
  }
}
