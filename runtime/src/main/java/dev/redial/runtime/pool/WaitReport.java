package dev.redial.runtime.pool;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells a call that waited for too long who has what it waited for.
 *
 * @param origin it waited for
 * @param shared the limits, and how far they are used
 */
record WaitReport(Origin origin, Shared shared) {

  WaitingLineException about(Holdings holdings) {
    PoolSettings settings = shared.settings();
    return new WaitingLineException(
        "no connection to %s became free within %s (at most %d for it, %d in all); %s%s%s"
            .formatted(
                origin,
                settings.waitTimeout(),
                settings.maxConnectionsPerOrigin(),
                settings.maxConnections(),
                heldBy(holdings.slots()),
                holdings.dials().count() == 0 ? "" : "; being dialled: " + holdings.dials().count(),
                elsewhere(holdings)));
  }

  private String heldBy(List<Slot> slots) {
    long now = shared.now();
    return slots.isEmpty()
        ? "it has none"
        : slots.stream()
            .map(slot -> slot.describe(now))
            .collect(Collectors.joining(", ", "held are: ", ""));
  }

  private String elsewhere(Holdings holdings) {
    if (shared.places().isFull()) {
      int others = shared.places().taken() - holdings.slots().size() - holdings.dials().count();
      return "; all places of the manager are taken, "
          + others
          + " by other origins: raise maxConnections or lower what they do at once";
    }
    int lingering = shared.ports().lingering(shared.now());
    return lingering < shared.settings().maxLingeringPorts()
        ? ""
        : "; "
            + lingering
            + " local ports linger after connections that we closed (maxLingeringPorts)";
  }
}
