package dev.redial.runtime.connection;

/** Runs what is due later; its tasks do not block. */
@FunctionalInterface
public interface Timers {
  /** Runs {@code task} after {@code nanos}, on a thread that must not be held up. */
  void after(long nanos, Runnable task);
}
