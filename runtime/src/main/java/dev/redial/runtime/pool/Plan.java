package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Connection;
import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.ExchangeFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was decided under a pool's lock and is to be done outside of it. */
final class Plan {
  private final Set<Connection> flushes = new LinkedHashSet<>();
  private final List<Exchange> placed = new ArrayList<>();
  private final List<PoolKey> dials = new ArrayList<>();
  private final List<Connection> retired = new ArrayList<>();
  private final List<Runnable> last = new ArrayList<>();
  private boolean wantsRoom;
  private boolean freed;

  void place(Exchange exchange, Connection connection) {
    placed.add(exchange);
    flushes.add(connection);
  }

  void dial(PoolKey key) {
    dials.add(key);
  }

  List<PoolKey> dials() {
    return dials;
  }

  /** The connection takes nothing new, and is closed at once if it is idle. */
  void retire(Connection connection) {
    retired.add(connection);
  }

  void fail(Exchange exchange, IOException cause) {
    last.add(() -> exchange.fail(ExchangeFailure.unplaced(cause)));
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
    last.add(task);
  }

  /** Does what concerns this origin's connections; dials and other origins come after it. */
  void carryOut() {
    retired.forEach(Connection::drain);
    flushes.forEach(Connection::flush);
    placed.forEach(Exchange::placed);
    last.forEach(Runnable::run);
  }
}
