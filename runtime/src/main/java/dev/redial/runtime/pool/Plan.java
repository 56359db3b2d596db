package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was decided under a pool's lock and is to be done outside of it; mostly, very little. */
final class Plan {
  private @Nullable Exchange firstPlaced;
  private @Nullable Connection firstFlush;
  private List<Exchange> placed = List.of();
  private Set<Connection> flushes = Set.of();
  private List<PoolKey> dials = List.of();
  private List<Connection> retired = List.of();
  private List<Runnable> last = List.of();
  private boolean wantsRoom;
  private boolean freed;

  void place(Exchange exchange, Connection connection) {
    if (firstPlaced == null) {
      firstPlaced = exchange;
      firstFlush = connection;
      return;
    }
    placed = with(placed, exchange);
    if (connection != firstFlush) {
      flushes = flushes.isEmpty() ? new LinkedHashSet<>() : flushes;
      flushes.add(connection);
    }
  }

  private static <T> List<T> with(List<T> all, T another) {
    List<T> more = all.isEmpty() ? new ArrayList<>() : all;
    more.add(another);
    return more;
  }

  void dial(PoolKey key) {
    dials = with(dials, key);
  }

  List<PoolKey> dials() {
    return dials;
  }

  /** The connection takes nothing new, and is closed at once if it is idle. */
  void retire(Connection connection) {
    retired = with(retired, connection);
  }

  void fail(Exchange exchange, IOException cause) {
    after(() -> exchange.fail(ExchangeFailure.unplaced(cause)));
  }

  /** No place is left in the manager: an idle connection of another origin is to give way. */
  void wantRoom() {
    wantsRoom = true;
  }

  boolean wantsRoom() {
    return wantsRoom;
  }

  /** A place in the manager became free, or one who queued for it went. */
  void free() {
    freed = true;
  }

  boolean isFreed() {
    return freed;
  }

  /** Does something at the end. */
  void after(Runnable task) {
    last = with(last, task);
  }

  /** Does what concerns this origin's connections; dials and other origins come after it. */
  void carryOut() {
    if (!retired.isEmpty()) {
      retired.forEach(Connection::drain);
    }
    if (firstPlaced != null && firstFlush != null) {
      firstFlush.flushPlaced();
      flushOthers();
      firstPlaced.placed();
      tellOthers();
    }
    if (!last.isEmpty()) {
      last.forEach(Runnable::run);
    }
  }

  private void tellOthers() {
    if (!placed.isEmpty()) {
      placed.forEach(Exchange::placed);
    }
  }

  private void flushOthers() {
    if (!flushes.isEmpty()) {
      flushes.forEach(Connection::flushPlaced);
    }
  }
}
