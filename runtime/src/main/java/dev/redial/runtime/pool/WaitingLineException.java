package dev.redial.runtime.pool;

import java.io.IOException;

/**
 * No connection, or no stream of one, became free in time: waiting again would not help, so the
 * call is not sent again.
 */
public final class WaitingLineException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Names who holds what was waited for. */
  public WaitingLineException(String message) {
    super(message);
  }
}
