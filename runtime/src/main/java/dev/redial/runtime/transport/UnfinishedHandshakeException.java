package dev.redial.runtime.transport;

/** Somebody asks what a handshake has negotiated that has not come to its end. */
public final class UnfinishedHandshakeException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  UnfinishedHandshakeException(String message) {
    super(message);
  }
}
