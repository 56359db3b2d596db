package dev.redial.runtime.pool;

import java.io.IOException;

/** The connection manager was closed: no other attempt can fare better. */
public final class PoolClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** For whoever notices it. */
  public PoolClosedException() {
    super("the connection manager is closed");
  }
}
