package dev.redial.runtime.transport;

import java.net.ConnectException;
import java.util.List;

/** A proxy answered CONNECT with something else than 2xx. */
public final class TunnelRefusedException extends ConnectException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<String> challenges;

  /**
   * With what the proxy has answered.
   *
   * @param status for example 407
   * @param challenges the values of {@code Proxy-Authenticate}
   */
  public TunnelRefusedException(String message, int status, List<String> challenges) {
    super(message);
    this.status = status;
    this.challenges = List.copyOf(challenges);
  }

  /**
   * By what the proxy asks who we are.
   *
   * @return the values of {@code Proxy-Authenticate}
   */
  public List<String> challenges() {
    return challenges == null ? List.of() : challenges; // lost in serialisation
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
