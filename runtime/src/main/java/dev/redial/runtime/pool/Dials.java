package dev.redial.runtime.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The dials to one origin that are under way, and the pauses after those that failed.
 *
 * <p>Thread-safety: guarded by its origin's pool.
 */
final class Dials {
  /** After a failed dial beside living connections, for how long they have to do. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<PoolKey> underWay = new ArrayList<>();
  private final Map<PoolKey, Long> pausedSince = new HashMap<>();
  private final Set<PoolKey> settled = new HashSet<>();

  void begin(PoolKey key) {
    underWay.add(key);
  }

  void end(PoolKey key) {
    underWay.remove(key);
  }

  int count() {
    return underWay.size();
  }

  boolean isUnderWay(PoolKey key) {
    return underWay.contains(key);
  }

  /** Copies them into a list in the place of what it had: each counts for one who waits. */
  void promised(List<PoolKey> promised) {
    promised.clear();
    promised.addAll(underWay);
  }

  /** It is known that connections of ours are what is spoken there. */
  void settle(PoolKey key) {
    settled.add(key);
  }

  void unsettle(PoolKey key) {
    settled.remove(key);
  }

  /** Whether one dial asks which protocol is spoken: the others wait for what it finds. */
  boolean isAsking(PoolKey key) {
    return key.isolation().offersChoice() && !settled.contains(key) && isUnderWay(key);
  }

  void pause(PoolKey key, long now) {
    pausedSince.put(key, now);
  }

  void resume(PoolKey key) {
    pausedSince.remove(key);
  }

  boolean isPaused(PoolKey key, long now) {
    pausedSince.values().removeIf(since -> now - since >= PAUSE_NANOS);
    return pausedSince.containsKey(key);
  }
}
