package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.ConnectionState;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What origins do for each other where the manager's places do not suffice (rule P10): the
 * connection that was idle for longest gives way, and where none is idle, the origin that has most
 * lets one finish.
 *
 * <p>Thread-safety: used by any thread, with no lock held; it takes one origin's lock at a time.
 */
final class Turns {
  /** For how long an origin queues before another one has to let a connection finish for it. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Shared shared;
  private final Map<Origin, OriginPool> origins;

  /** Touched by the sweep alone. */
  private @Nullable Connection givenUp;

  Turns(Shared shared, Map<Origin, OriginPool> origins) {
    this.shared = shared;
    this.origins = origins;
  }

  /** The connection that has been idle for longest, of all origins, gives way. */
  void makeRoom() {
    if (shared.places().isFull()) {
      evictOldest();
    } else {
      wakeNext();
    }
  }

  private void evictOldest() {
    OriginPool oldest = null;
    long longest = -1;
    for (OriginPool pool : origins.values()) {
      long idle = pool.longestIdleNanos();
      if (idle > longest) {
        longest = idle;
        oldest = pool;
      }
    }
    if (oldest != null) {
      oldest.giveUpOldestIdle();
    }
  }

  /** Who queues for a place is told that there is one. */
  void wakeNext() {
    shared.places().next().ifPresent(OriginPool::rematch);
  }

  /** One connection at a time finishes for the sake of another origin: fair, but not hectic. */
  void helpStarving() {
    Connection before = givenUp;
    if (before != null && before.state() != ConnectionState.CLOSED) {
      return;
    }
    givenUp =
        shared
            .places()
            .starving(shared.now(), PATIENCE_NANOS)
            .flatMap(this::richerThan)
            .map(OriginPool::giveUpLeastLoaded)
            .orElse(null);
  }

  private Optional<OriginPool> richerThan(OriginPool starving) {
    int own = starving.size();
    return origins.values().stream()
        .filter(pool -> pool != starving && pool.size() > own)
        .max(Comparator.comparingInt(OriginPool::size));
  }
}
