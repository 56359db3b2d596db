package dev.redial.runtime;

import dev.redial.runtime.pool.ConnectionPool;
import dev.redial.runtime.pool.PoolKey;
import dev.redial.runtime.pool.PoolSettings;
import dev.redial.runtime.transport.Dialer;
import dev.redial.runtime.transport.DialerSettings;
import dev.redial.runtime.transport.Link;
import dev.redial.runtime.transport.Target;
import dev.redial.runtime.wire.DecoderLimits;
import java.io.IOException;
import java.time.Duration;

/**
 * The connections of one or more clients: persistent, limited per origin, pipelined where the calls
 * and the server allow it.
 *
 * <p>Clients that share a manager share its limits, never a connection.
 *
 * <p>Thread-safety: used by any thread. Close it after the clients that use it.
 */
public final class ConnectionManager implements AutoCloseable {
  private final ConnectionPool pool;

  private ConnectionManager(PoolSettings settings) {
    pool = new ConnectionPool(settings, DecoderLimits.STANDARD, ConnectionManager::open);
  }

  private static Link open(PoolKey key, long deadlineNanos) throws IOException {
    var origin = key.origin();
    DialerSettings settings = DialerSettings.standard().withTls(key.isolation().tls());
    return new Dialer(settings)
        .dial(Target.of(origin.scheme(), origin.host(), origin.port()), deadlineNanos);
  }

  /** A manager with the standard limits. */
  public static ConnectionManager create() {
    return builder().build();
  }

  /** Starts with the standard limits. */
  public static Builder builder() {
    return new Builder();
  }

  ConnectionPool pool() {
    return pool;
  }

  /** Closes all connections at once; calls that are not answered fail, saying how far they came. */
  @Override
  public void close() {
    pool.close();
  }

  /**
   * The limits of a manager.
   *
   * <p>Thread-safety: none; used by one thread.
   */
  public static final class Builder {
    private int maxConnectionsPerOrigin = PoolSettings.STANDARD.maxConnectionsPerOrigin();
    private int maxPipelineDepth = PoolSettings.STANDARD.maxPipelineDepth();
    private Duration connectTimeout = PoolSettings.STANDARD.connectTimeout();
    private Duration waitTimeout = PoolSettings.STANDARD.waitTimeout();
    private Duration idleTimeout = PoolSettings.STANDARD.idleTimeout();
    private Duration maxAge = PoolSettings.STANDARD.maxAge();

    private Builder() {}

    /**
     * Parallel connections to one origin, at least 1. The default is 6, which browsers settled on:
     * more of them compete with each other (RFC 9112, section 9.4).
     */
    public Builder maxConnectionsPerOrigin(int connections) {
      maxConnectionsPerOrigin = connections;
      return this;
    }

    /**
     * Unanswered requests on one connection, at least 1, which means no pipelining. The default is
     * 16; it is reached step by step, as the origin shows that it can pipeline (RFC 9112, section
     * 9.3.2).
     */
    public Builder maxPipelineDepth(int exchanges) {
      maxPipelineDepth = exchanges;
      return this;
    }

    /**
     * The time for name, connection and TLS together; 10 seconds unless the client says otherwise.
     */
    public Builder connectTimeout(Duration limit) {
      connectTimeout = positive("connectTimeout", limit);
      return this;
    }

    /** How long a call waits for a connection; 30 seconds by default. */
    public Builder waitTimeout(Duration limit) {
      waitTimeout = positive("waitTimeout", limit);
      return this;
    }

    /** How long an unused connection is kept; 30 seconds by default, less than most servers do. */
    public Builder idleTimeout(Duration limit) {
      idleTimeout = positive("idleTimeout", limit);
      return this;
    }

    /** How old a connection may become before it is replaced; 10 minutes by default. */
    public Builder maxAge(Duration limit) {
      maxAge = positive("maxAge", limit);
      return this;
    }

    private static Duration positive(String name, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + " is " + value + "; it has to be positive");
      }
      return value;
    }

    /**
     * The manager, with its threads started.
     *
     * @throws IllegalArgumentException if a limit is out of its range
     */
    public ConnectionManager build() {
      return new ConnectionManager(
          new PoolSettings(
              maxConnectionsPerOrigin,
              maxPipelineDepth,
              connectTimeout,
              waitTimeout,
              idleTimeout,
              maxAge));
    }
  }
}
