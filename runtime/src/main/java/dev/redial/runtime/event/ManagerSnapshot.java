package dev.redial.runtime.event;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a connection manager had at one moment.
 *
 * <p>Each origin is seen at one moment of its own, so the sums may differ by what happened in
 * between.
 *
 * @param at when it was taken
 * @param connections how many are open or being closed
 * @param maxConnections how many there may be
 * @param origins those in use or remembered
 */
public record ManagerSnapshot(
    Instant at, int connections, int maxConnections, List<OriginSnapshot> origins) {

  /** Copies the list. */
  public ManagerSnapshot {
    origins = List.copyOf(origins);
  }

  /**
   * A text of several lines for people and logs: one for the manager, one for each origin, one for
   * each connection.
   */
  public String describe() {
    String head = "%d of %d connections at %s".formatted(connections, maxConnections, at);
    return origins.stream()
        .map(OriginSnapshot::describe)
        .collect(Collectors.joining("", head + "\n", ""))
        .stripTrailing();
  }

  /** The same as {@link #describe()}. */
  @Override
  public String toString() {
    return describe();
  }
}
