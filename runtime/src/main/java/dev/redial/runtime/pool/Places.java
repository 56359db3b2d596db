package dev.redial.runtime.pool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The connections that a manager may have in total (rule P10), and who queues for the next place.
 *
 * <p>Each in turn gets one place and goes to the end, so that nobody who needs many keeps others
 * from the first.
 *
 * <p>Thread-safety: {@code this} guards the fields; a leaf among the locks, held for a moment.
 *
 * @param <C> who claims places
 */
final class Places<C> {
  private final int most;
  private final Map<C, Long> queue = new LinkedHashMap<>();
  private int taken;

  /** Whether anybody queues; read without the lock, for mostly nobody does. */
  private volatile boolean anyQueued;

  Places(int most) {
    this.most = most;
  }

  /** Takes a place, or queues for one; those who queue already go first. */
  synchronized boolean take(C claimant, long now) {
    if (free() <= before(claimant)) {
      queue.putIfAbsent(claimant, now);
      anyQueued = true;
      return false;
    }
    var unused = leave(claimant);
    taken++;
    return true;
  }

  /** Takes a place that nobody wants. */
  synchronized boolean takeSpare() {
    if (free() <= queue.size()) {
      return false;
    }
    taken++;
    return true;
  }

  private int free() {
    return most - taken;
  }

  private int before(C claimant) {
    int before = 0;
    for (C queued : queue.keySet()) {
      if (queued == claimant) {
        return before;
      }
      before++;
    }
    return before;
  }

  synchronized void release() {
    taken--;
  }

  /** Somebody has no need any more; returns whether it queued. */
  synchronized boolean leave(C claimant) {
    boolean queued = queue.remove(claimant) != null;
    anyQueued = !queue.isEmpty();
    return queued;
  }

  /** A claimant that asks for itself has its own claims seen. */
  boolean isQueued(C claimant) {
    return anyQueued && isInQueue(claimant);
  }

  private synchronized boolean isInQueue(C claimant) {
    return queue.containsKey(claimant);
  }

  /** Who may take a place now. */
  synchronized Optional<C> next() {
    return free() > 0 ? queue.keySet().stream().findFirst() : Optional.empty();
  }

  /** Who has queued for longer than {@code patience}, if it is the first and there is no place. */
  synchronized Optional<C> starving(long now, long patience) {
    return free() > 0
        ? Optional.empty()
        : queue.entrySet().stream()
            .findFirst()
            .filter(first -> now - first.getValue() >= patience)
            .map(Map.Entry::getKey);
  }

  synchronized boolean isFull() {
    return free() <= 0;
  }

  synchronized int taken() {
    return taken;
  }
}
