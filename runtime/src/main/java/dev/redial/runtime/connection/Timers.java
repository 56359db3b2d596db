package dev.redial.runtime.connection;

/** Runs what is due later; its tasks do not block. */
@FunctionalInterface
public interface Timers {
  /** Runs {@code task} after {@code nanos}, on a thread that must not be held up. */
  Timer after(long nanos, Runnable task);

  /** A task that is due. */
  @FunctionalInterface
  interface Timer {
    /** Forgets it, unless it has begun. */
    void cancel();
  }
}
