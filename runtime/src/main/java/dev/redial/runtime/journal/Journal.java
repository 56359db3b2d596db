package dev.redial.runtime.journal;

import dev.redial.runtime.event.TrafficEvent;
import dev.redial.runtime.event.TrafficListener;
import java.util.List;

/**
 * Where a connection manager writes down what happens.
 *
 * <pre>
 *   tell --+-- queue --redial-events--> listeners
 *          +-- Flight Recorder, at once, if it records
 * </pre>
 *
 * <p>Whoever has something to tell asks {@link #isOn()} first, so that no event is made in vain.
 *
 * <p>Thread-safety: used by any thread, also by those that read for others: no method but {@link
 * #close()} waits, and none runs other people's code. Not to be told anything under a lock.
 */
public final class Journal implements AutoCloseable {
  private final Announcer announcer;
  private final FlightLog flightLog;

  private Journal(Announcer announcer, FlightLog flightLog) {
    this.announcer = announcer;
    this.flightLog = flightLog;
  }

  /** A journal for these listeners, told in this order, and for flight recordings. */
  public static Journal of(List<TrafficListener> listeners) {
    return new Journal(new Announcer(listeners), FlightLog.find());
  }

  /**
   * Whether anybody wants to know: there are listeners, or a flight recording runs that wants one
   * of our events. May be asked under a lock.
   */
  public boolean isOn() {
    return announcer.isOn() || flightLog.isWanted();
  }

  /** Takes down {@code event}; nothing happens if nobody wants to know. */
  public void tell(TrafficEvent event) {
    if (flightLog.isWanted()) {
      flightLog.add(event);
    }
    announcer.tell(event);
  }

  /**
   * Tells listeners what is queued, for at most a second, and nothing after that; flight recordings
   * go on. Called by a listener, it does not wait.
   */
  @Override
  public void close() {
    announcer.close();
  }
}
