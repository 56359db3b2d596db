package dev.redial.runtime.call;

import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.pool.PoolKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The origins that have chosen HTTP/2, remembered for a while.
 *
 * <p>Thread-safety: used by any thread.
 */
final class Http2Origins {
  /** Servers change their minds rarely, and a lapse costs one handshake (ours). */
  private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Clock clock;
  private final Map<PoolKey, Long> since = new ConcurrentHashMap<>();

  Http2Origins(Clock clock) {
    this.clock = clock;
  }

  void learn(PoolKey key) {
    long now = clock.nanoTime();
    since.values().removeIf(then -> now - then >= MEMORY_NANOS);
    since.put(key, now);
  }

  void forget(PoolKey key) {
    since.remove(key);
  }

  boolean knows(PoolKey key) {
    Long then = since.get(key);
    return then != null && clock.nanoTime() - then < MEMORY_NANOS;
  }
}
