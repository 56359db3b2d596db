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
  private final List<Connection> evictions = new ArrayList<>();
  private final List<Runnable> failures = new ArrayList<>();

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

  void evict(Connection idle) {
    evictions.add(idle);
  }

  void fail(Exchange exchange, IOException cause) {
    failures.add(() -> exchange.fail(ExchangeFailure.unplaced(cause)));
  }

  /** Adds what this plan holds to another. */
  void addTo(Plan other) {
    other.evictions.addAll(evictions);
    other.failures.addAll(failures);
  }

  /** Does everything but the dials. */
  void carryOut() {
    evictions.forEach(Connection::drain);
    flushes.forEach(Connection::flush);
    placed.forEach(Exchange::placed);
    failures.forEach(Runnable::run);
  }
}
