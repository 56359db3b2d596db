package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Nanos;
import dev.redial.runtime.connection.Timers;
import dev.redial.runtime.transport.Link;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one origin and tells what became of it.
 *
 * <p>Thread-safety: dials run on threads of their own; what is held is changed under the lock of
 * the origin's pool.
 */
final class Dialling {
  /** The dial itself may notice that it is late, and say more about it. */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

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
    Dial dial = new Dial(key, all.shared().now());
    all.onDialThread(dial::run, dial::fail);
    dial.watchOver();
  }

  /**
   * One dial. Looking a name up may take longer than it is given, which nothing can cut short: then
   * those who wait are told in time, and what it brings later is not used.
   */
  private final class Dial {
    private final PoolKey key;
    private final long started;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Timers.@Nullable Timer watch;

    Dial(PoolKey key, long started) {
      this.key = key;
      this.started = started;
    }

    void run() {
      try {
        Link link = all.open(key);
        if (ends()) {
          use(link);
        } else {
          link.close();
        }
      } catch (IOException e) {
        fail(e);
      } catch (RuntimeException | Error e) {
        fail(new IOException("Dialling " + origin + " failed: " + e, e));
      }
    }

    private void use(Link link) {
      if (link.applicationProtocol().equals(HTTP_2)) {
        goElsewhere(key);
        all.part(link);
      } else {
        opened(key, link, started);
      }
    }

    void fail(IOException cause) {
      if (ends()) {
        failed(key, cause, started);
      }
    }

    /** Whether it has ended now: whoever comes second finds it over. */
    private boolean ends() {
      boolean first = over.compareAndSet(false, true);
      dismiss(watch);
      return first;
    }

    /** A timer that is left keeps its thread alive after the manager was closed. */
    private static void dismiss(Timers.@Nullable Timer watching) {
      if (watching != null) {
        watching.cancel();
      }
    }

    void watchOver() {
      Duration limit = all.connectTimeout(key.isolation());
      Timers.Timer watching =
          all.timers()
              .after(
                  Nanos.of(limit) + GRACE_NANOS,
                  () -> fail(new HttpConnectTimeoutException(tooLate(limit))));
      watch = watching;
      if (over.get()) {
        watching.cancel();
      }
    }

    private String tooLate(Duration limit) {
      return "no connection to %s within %d ms: looking up the name takes longer"
          .formatted(origin, limit.toMillis());
    }
  }

  /** What the origin chose, no connection of ours speaks: all who wait for one may know. */
  private void goElsewhere(PoolKey key) {
    key.isolation().choseHttp2(key);
    pool.decideAfter(
        plan -> {
          holdings.dials().end(key);
          holdings.dials().unsettle(key);
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
          holdings.dials().settle(key);
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
            holdings.dials().resume(key); // a pause was for others that might do, and did not
            pool.fail(waiter -> waiter.key().equals(key), cause, plan);
          }
        });
  }

  private boolean hasHope(PoolKey key) {
    return holdings.dials().isUnderWay(key)
        || holdings.slots().stream().anyMatch(slot -> slot.key().equals(key));
  }
}
