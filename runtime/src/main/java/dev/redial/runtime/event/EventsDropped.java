package dev.redial.runtime.event;

import java.time.Instant;

/**
 * Here events are missing, since listeners were slower than the traffic.
 *
 * @param at when the last of them happened
 * @param count how many are missing
 */
public record EventsDropped(Instant at, long count) implements TrafficEvent {

  /** Empty, for they may have happened anywhere. */
  @Override
  public String origin() {
    return "";
  }
}
