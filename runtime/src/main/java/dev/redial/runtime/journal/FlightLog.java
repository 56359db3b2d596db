package dev.redial.runtime.journal;

import dev.redial.runtime.event.TrafficEvent;

/** What JDK Flight Recorder is told; its module may be missing. */
interface FlightLog {
  /** Whether a recording runs that wants one of our events. */
  boolean isWanted();

  /** Records {@code event} if it is of a kind that is recorded. */
  void add(TrafficEvent event);

  /** The one that records, or where module jdk.jfr is missing one that does nothing. */
  static FlightLog find() {
    try {
      return new FlightRecordings();
    } catch (LinkageError e) {
      return new NoFlightLog();
    }
  }
}
