package dev.redial.runtime.event;

/**
 * Told what happens on the connections of a manager.
 *
 * <p>Thread-safety: called by one thread at a time, a daemon of the manager's own named {@code
 * redial-events}, in the order in which things happened; never by a thread that reads for calls,
 * and never under a lock. All listeners of a manager share that thread, so a slow one holds up the
 * others, but no call.
 */
@FunctionalInterface
public interface TrafficListener {
  /**
   * Takes note of {@code event}.
   *
   * <p>What it throws is logged under {@code dev.redial.runtime.event}, for each listener the first
   * time as a warning, and does no harm. While it is slower than the traffic, events beyond 4,096
   * waiting ones are dropped; an {@link EventsDropped} in their place tells how many.
   */
  void on(TrafficEvent event);
}
