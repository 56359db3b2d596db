package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Placement;

/**
 * What an exchange needs of a connection; exchanges with equal needs find one, or none, alike.
 *
 * @param key of the connections that may carry it
 * @param company whether others may be outstanding beside it
 */
record Need(PoolKey key, Company company) {

  /** Whether an exchange shares its connection. */
  enum Company {
    /** Others may stand before it. */
    SHARED,
    /** It wants a connection for itself, and one that is not about to be closed. */
    ALONE
  }

  static Need of(Exchange exchange, PoolKey key) {
    boolean alone = exchange.request().placement() == Placement.ALONE;
    return new Need(key, alone ? Company.ALONE : Company.SHARED);
  }

  boolean alone() {
    return company == Company.ALONE;
  }
}
