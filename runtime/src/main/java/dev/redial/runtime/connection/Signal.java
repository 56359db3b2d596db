package dev.redial.runtime.connection;

/** Tells the owner of an exchange to look at it; never runs anybody else's code. */
public interface Signal {
  /** Called by whoever reads or closes; returns at once. */
  void raise();

  /** Whether the owner comes by itself to read its answer, on a thread of its own. */
  boolean readsItself();
}
