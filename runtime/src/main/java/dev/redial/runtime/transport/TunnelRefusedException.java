package dev.redial.runtime.transport;

import java.net.ConnectException;

/** A proxy answered CONNECT with something else than 2xx. */
public final class TunnelRefusedException extends ConnectException {
  private static final long serialVersionUID = 1L;

  private final int status;

  TunnelRefusedException(String message, int status) {
    super(message);
    this.status = status;
  }

  /**
   * The proxy's answer.
   *
   * @return for example 407
   */
  public int status() {
    return status;
  }
}
