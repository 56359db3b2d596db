package dev.redial.runtime.journal;

import dev.redial.runtime.event.TrafficEvent;
import jdk.jfr.FlightRecorder;

/**
 * Tells flight recordings, of which there may be none.
 *
 * <p>Nothing here initialises Flight Recorder, and no class of an event is loaded before somebody
 * else has: loading those takes some 150 ms otherwise, for the JVM rewrites them.
 */
final class FlightRecordings implements FlightLog {
  /** Fails to link where Flight Recorder is missing. */
  FlightRecordings() {
    var unused = FlightRecorder.isInitialized();
  }

  @Override
  public boolean isWanted() {
    return FlightRecorder.isInitialized() && FlightEvents.anyEnabled();
  }

  @Override
  public void add(TrafficEvent event) {
    FlightEvents.commit(event);
  }
}
