package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Exchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a connection to one origin, in the order in which their calls began.
 *
 * <p>Equal needs stand in a lane of their own, so that a decision need not look at thousands for
 * whom there is no room either:
 *
 * <pre>
 *   shared, client A   g1 g2    g4 g5 g6
 *   alone, client A          p3             walked as g1 g2 p3 g4 g5 g6 ...
 * </pre>
 *
 * <p>Thread-safety: guarded by its origin's pool.
 */
final class WaitingLine {
  private final Map<Need, NavigableSet<Waiter>> lanes = new HashMap<>();
  private final Map<Exchange, Waiter> waiters = new HashMap<>();
  private final Walk walk = new Walk();
  private long arrivals;

  /** Lines an exchange up; returns whether it is the first of those with its need. */
  boolean add(Exchange exchange, Need need, long now) {
    Waiter waiter = new Waiter(exchange, need, now, ++arrivals);
    NavigableSet<Waiter> lane =
        lanes.computeIfAbsent(need, any -> new TreeSet<>(Waiter.BY_SENIORITY));
    lane.add(waiter);
    waiters.put(exchange, waiter);
    exchange.linedUp();
    return lane.first().equals(waiter);
  }

  boolean remove(Waiter waiter) {
    return remove(waiter.exchange());
  }

  /** Takes an exchange out; false if it does not wait. */
  boolean remove(Exchange exchange) {
    Waiter waiter = waiters.remove(exchange);
    if (waiter == null) {
      return false;
    }
    lanes.computeIfPresent(
        waiter.need(),
        (need, lane) -> {
          lane.remove(waiter);
          return lane.isEmpty() ? null : lane;
        });
    return true;
  }

  /** Takes out all that fit, the oldest call first. */
  List<Waiter> removeIf(Predicate<Waiter> which) {
    List<Waiter> found =
        waiters.values().stream().filter(which).sorted(Waiter.BY_SENIORITY).toList();
    found.forEach(this::remove);
    return found;
  }

  boolean hasAnyWith(Need need) {
    return lanes.containsKey(need);
  }

  boolean isEmpty() {
    return waiters.isEmpty();
  }

  int size() {
    return waiters.size();
  }

  /** Begins again at the front; there is one walk at a time. */
  Walk walk() {
    walk.begin();
    return walk;
  }

  /** One pass over the line; whoever was returned may be removed meanwhile. */
  final class Walk {
    private final List<Waiter> heads = new ArrayList<>();

    private Walk() {}

    private void begin() {
      heads.clear();
      for (NavigableSet<Waiter> lane : lanes.values()) {
        heads.add(lane.first());
      }
    }

    /** The next one, or null at the end. */
    @Nullable Waiter next() {
      if (heads.isEmpty()) {
        return null;
      }
      int first = 0;
      for (int i = 1; i < heads.size(); i++) {
        if (Waiter.BY_SENIORITY.compare(heads.get(i), heads.get(first)) < 0) {
          first = i;
        }
      }
      Waiter next = heads.get(first);
      advance(first, next);
      return next;
    }

    private void advance(int lane, Waiter past) {
      NavigableSet<Waiter> waiting = lanes.get(past.need());
      Waiter follower = waiting == null ? null : waiting.higher(past);
      if (follower == null) {
        heads.remove(lane);
      } else {
        heads.set(lane, follower);
      }
    }

    /** There is nothing for the rest of those with this need. */
    void skip(Need need) {
      for (int i = 0; i < heads.size(); i++) { // a lane has one head at most
        if (heads.get(i).need().equals(need)) {
          heads.remove(i);
          return;
        }
      }
    }
  }
}
