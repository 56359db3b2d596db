package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Exchange;
import dev.redial.runtime.connection.Placement;
import org.jspecify.annotations.Nullable;

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
    return of(exchange, key, null);
  }

  /** The same one as before, if it is equal. */
  static Need of(Exchange exchange, PoolKey key, @Nullable Need before) {
    boolean alone = exchange.request().placement() == Placement.ALONE;
    Company company = alone ? Company.ALONE : Company.SHARED;
    return before != null && before.company == company && before.key.equals(key)
        ? before
        : new Need(key, company);
  }

  boolean alone() {
    return company == Company.ALONE;
  }
}
