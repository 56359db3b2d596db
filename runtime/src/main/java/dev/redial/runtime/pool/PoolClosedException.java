package dev.redial.runtime.pool;

import java.io.IOException;

/** The connection manager was closed: no other attempt can fare better. */
public final class PoolClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  PoolClosedException() {
    super("the connection manager is closed");
  }
}
