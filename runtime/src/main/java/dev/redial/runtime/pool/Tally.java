package dev.redial.runtime.pool;

/**
 * Counts of one origin since it is known.
 *
 * <p>Thread-safety: guarded by its origin's pool.
 */
final class Tally {
  private long opened;
  private long reused;

  void connectionOpened() {
    opened++;
  }

  void exchangeReused() {
    reused++;
  }

  long opened() {
    return opened;
  }

  long reused() {
    return reused;
  }
}
