package dev.redial.runtime.pool;

/**
 * What the origins of one pool share.
 *
 * @param settings the limits
 * @param environment clock, threads and links
 * @param places of all connections together
 * @param ports that linger
 * @param open connections
 * @param quota of each origin
 */
record Shared(
    PoolSettings settings,
    PoolEnvironment environment,
    Places<OriginPool> places,
    Ports ports,
    OpenConnections open,
    Quota quota) {

  static Shared of(PoolSettings settings, PoolEnvironment environment) {
    return new Shared(
        settings,
        environment,
        new Places<>(settings.maxConnections()),
        new Ports(settings.maxLingeringPorts()),
        new OpenConnections(),
        new Quota(settings.maxConnectionsPerOrigin(), settings.maxPulledPerOrigin()));
  }

  long now() {
    return environment.clock().nanoTime();
  }
}
