package dev.redial.runtime.connection;

/** Tells the owner of an exchange to look at it; never runs anybody else's code. */
public interface Signal {
  /** Called by whoever reads or closes; returns at once. */
  void raise();

  /** Ends the owner's wait in {@link Connection#await} so that it reads; there is no news. */
  void nudge();

  /** The same where the owner's own thread may have done it, which then comes anyway. */
  default void come() {
    raise();
  }

  /** Whether the owner comes by itself to read its answer, on a thread of its own. */
  boolean readsItself();
}
