package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Exchange;
import java.util.Comparator;

/**
 * An exchange that waits for a connection.
 *
 * @param exchange to be placed
 * @param need what it needs
 * @param sinceNanos when this wait began
 * @param arrival a number that grows with every arrival: among calls of one age, first come is
 *     first
 */
record Waiter(Exchange exchange, Need need, long sinceNanos, long arrival) {

  /** Calls that began earlier go first; a call that is sent again so keeps its place. */
  static final Comparator<Waiter> BY_SENIORITY = Waiter::compareBySeniority;

  private static int compareBySeniority(Waiter one, Waiter other) {
    // The difference, because the scale of a nano clock may overflow.
    int older = Long.signum(one.exchange.seniority() - other.exchange.seniority());
    return older != 0 ? older : Long.compare(one.arrival, other.arrival);
  }

  PoolKey key() {
    return need.key();
  }
}
