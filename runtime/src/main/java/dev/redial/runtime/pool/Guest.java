package dev.redial.runtime.pool;

import java.io.IOException;

/**
 * What goes on under a manager without a connection of its own: it ends with the manager all the
 * same.
 */
public interface Guest {
  /** The manager takes nothing new: what has not begun does not begin; called by any thread. */
  void closing(IOException why);

  /** Ends it, whatever it has come to; called by any thread. */
  void abort(IOException why);
}
