package dev.redial.runtime.event;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a connection manager had for one origin.
 *
 * @param origin as {@code scheme://host:port}
 * @param pipelining how far it has shown that it can pipeline: {@code UNKNOWN}, {@code PROBATION},
 *     {@code PROVEN} or {@code BLOCKED}
 * @param depth how many exchanges may be outstanding on one connection
 * @param waiting how many exchanges wait for a connection
 * @param dialling how many connections are being dialled
 * @param opened how many connections were opened so far
 * @param reused how many exchanges went to a connection that had carried others
 * @param lingeringPorts how many local ports are still kept by connections that we closed first
 *     (RFC 9293, section 3.6)
 * @param connections those that are open
 */
public record OriginSnapshot(
    String origin,
    String pipelining,
    int depth,
    int waiting,
    int dialling,
    long opened,
    long reused,
    int lingeringPorts,
    List<ConnectionSnapshot> connections) {

  /** Copies the list. */
  public OriginSnapshot {
    connections = List.copyOf(connections);
  }

  String describe() {
    return connections.stream()
        .map(ConnectionSnapshot::describe)
        .collect(Collectors.joining("", head(), ""));
  }

  private String head() {
    return "  %s: pipelining %s, depth %d; %d waiting, %d dialling; %d opened, %d reused, %d ports lingering\n"
        .formatted(origin, pipelining, depth, waiting, dialling, opened, reused, lingeringPorts);
  }
}
