package dev.redial.runtime.connection;

/**
 * What was seen of a connection: each value as it was at some moment of the look.
 *
 * <p>Thread-safety: none; belongs to whoever looks.
 */
public final class Glance {
  private ConnectionState state = ConnectionState.IDLE;
  private int outstanding;
  private int completed;
  private long idleNanos;
  private long silentNanos;
  private boolean pulled;

  void see(
      ConnectionState stateNow,
      int outstandingNow,
      int completedNow,
      long idle,
      long silent,
      boolean pulledNow) {
    state = stateNow;
    outstanding = outstandingNow;
    completed = completedNow;
    idleNanos = idle;
    silentNanos = silent;
    pulled = pulledNow;
  }

  /** Its state; it may have changed since. */
  public ConnectionState state() {
    return state;
  }

  /** How many exchanges were admitted and unanswered. */
  public int outstanding() {
    return outstanding;
  }

  /** How many answers it had brought. */
  public int completed() {
    return completed;
  }

  /** As {@link Connection#idleNanos}. */
  public long idleNanos() {
    return idleNanos;
  }

  /** As {@link Connection#silentNanos}. */
  public long silentNanos() {
    return silentNanos;
  }

  /** As {@link Connection#isPulled}. */
  public boolean isPulled() {
    return pulled;
  }
}
