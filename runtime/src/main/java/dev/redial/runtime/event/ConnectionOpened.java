package dev.redial.runtime.event;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A connection is open and ready for its first request.
 *
 * @param at when it was ready
 * @param origin what it leads to, as {@code scheme://host:port}
 * @param connection its number, unique within the manager
 * @param took for name resolution, connecting, a tunnel and TLS together
 * @param remote the peer, which is the proxy where there is one
 * @param tlsProtocol as in {@code TLSv1.3}; empty in clear
 */
public record ConnectionOpened(
    Instant at,
    String origin,
    long connection,
    Duration took,
    InetSocketAddress remote,
    Optional<String> tlsProtocol)
    implements TrafficEvent {}
