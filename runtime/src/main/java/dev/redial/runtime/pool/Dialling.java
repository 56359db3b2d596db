package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.transport.Link;
import java.io.IOException;

/**
 * Opens connections to one origin and tells what became of it.
 *
 * <p>Thread-safety: dials run on threads of their own; what is held is changed under the lock of
 * the origin's pool.
 */
final class Dialling {
  /** Its name in ALPN; source: RFC 9113, section 3.1. */
  private static final String HTTP_2 = "h2";

  private final Origin origin;
  private final OriginPool pool;
  private final ConnectionPool all;
  private final Holdings holdings;
  private final Upkeep upkeep;
  private final PoolLog log;

  Dialling(
      Origin origin,
      OriginPool pool,
      ConnectionPool all,
      Holdings holdings,
      Upkeep upkeep,
      PoolLog log) {
    this.log = log;
    this.origin = origin;
    this.pool = pool;
    this.all = all;
    this.holdings = holdings;
    this.upkeep = upkeep;
  }

  void start(PoolKey key) {
    all.onDialThread(() -> dial(key), refusal -> failed(key, refusal, all.shared().now()));
  }

  private void dial(PoolKey key) {
    long started = all.shared().now();
    Link link;
    try {
      link = all.open(key);
    } catch (IOException e) {
      failed(key, e, started);
      return;
    } catch (RuntimeException | Error e) {
      failed(key, new IOException("Dialling " + origin + " failed: " + e, e), started);
      return;
    }
    if (link.applicationProtocol().equals(HTTP_2)) {
      goElsewhere(key);
      all.part(link);
    } else {
      opened(key, link, started);
    }
  }

  /** What the origin chose, no connection of ours speaks: all who wait for one may know. */
  private void goElsewhere(PoolKey key) {
    pool.decideAfter(
        plan -> {
          holdings.dials().end(key);
          pool.release(plan);
          pool.fail(waiter -> waiter.key().equals(key), new Http2ChosenException(origin), plan);
        });
  }

  private void opened(PoolKey key, Link link, long started) {
    Connection connection = all.connection(link, key.route().via(), pool);
    all.shared().open().opened();
    log.opened(connection, started);
    pool.decideAfter(
        plan -> {
          holdings.dials().end(key);
          holdings.dials().resume(key);
          Slot slot = upkeep.slotFor(connection, key);
          holdings.slots().add(slot);
          holdings.tally().connectionOpened();
          if (all.isClosed()) {
            holdings.evict(slot, plan);
            pool.release(plan);
          }
        });
  }

  /**
   * Those who wait fail with it, unless a living connection or another dial may still serve them.
   */
  private void failed(PoolKey key, IOException cause, long started) {
    log.dialFailed(cause, started);
    pool.decideAfter(
        plan -> {
          holdings.dials().end(key);
          pool.release(plan);
          if (hasHope(key)) {
            holdings.dials().pause(key, all.shared().now());
          } else {
            pool.fail(waiter -> waiter.key().equals(key), cause, plan);
          }
        });
  }

  private boolean hasHope(PoolKey key) {
    return holdings.dials().isUnderWay(key)
        || holdings.slots().stream().anyMatch(slot -> slot.key().equals(key));
  }
}
