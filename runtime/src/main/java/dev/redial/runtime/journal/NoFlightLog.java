package dev.redial.runtime.journal;

import dev.redial.runtime.event.TrafficEvent;

/** There is no Flight Recorder in this Java runtime. */
final class NoFlightLog implements FlightLog {
  @Override
  public boolean isWanted() {
    return false;
  }

  @Override
  public void add(TrafficEvent event) {}
}
