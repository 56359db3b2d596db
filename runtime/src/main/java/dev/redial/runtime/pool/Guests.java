package dev.redial.runtime.pool;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those under way; each counts as an open connection for whoever waits for the end.
 *
 * <p>Thread-safety: used by any thread.
 */
final class Guests {
  private final OpenConnections open;
  private final Set<Guest> underWay = ConcurrentHashMap.newKeySet();

  Guests(OpenConnections open) {
    this.open = open;
  }

  void enter(Guest guest) {
    open.opened();
    underWay.add(guest);
  }

  /** Has no effect the second time. */
  void leave(Guest guest) {
    if (underWay.remove(guest)) {
      open.closed();
    }
  }

  void closing() {
    underWay.forEach(guest -> guest.closing(new PoolClosedException()));
  }

  void abort() {
    underWay.forEach(guest -> guest.abort(new PoolClosedException()));
  }
}
