package dev.redial.testing;

import java.io.IOException;

/** The client closed or reset the connection: how most scripts end. */
public final class PeerClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  PeerClosedException(String message) {
    super(message);
  }

  PeerClosedException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
