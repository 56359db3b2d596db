package dev.redial.runtime.pool;

import dev.redial.runtime.transport.TlsSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Calls share a connection only within one isolation: one per client, with what the client brings
 * to a dial. Compared by identity.
 */
public final class Isolation {
  private final TlsSettings tls;
  private final @Nullable Duration connectTimeout;

  /**
   * A new one, different from all others.
   *
   * @param connectTimeout for one dial; null for the manager's
   */
  public Isolation(TlsSettings tls, @Nullable Duration connectTimeout) {
    this.tls = tls;
    this.connectTimeout = connectTimeout;
  }

  /** How its connections are secured. */
  public TlsSettings tls() {
    return tls;
  }

  Duration connectTimeout(Duration standard) {
    Duration own = connectTimeout;
    return own == null ? standard : own;
  }
}
