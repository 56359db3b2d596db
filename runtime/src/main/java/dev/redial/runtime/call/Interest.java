package dev.redial.runtime.call;

import dev.redial.runtime.connection.Signal;

/**
 * Of one call: told of news, and asked whether anybody still waits for the answer.
 *
 * <p>Thread-safety: for any thread.
 */
interface Interest extends Signal {
  /** Whether the call's future is done, or its caller gone: what has not gone out need not. */
  boolean isLost();
}
