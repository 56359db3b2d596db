package dev.redial.runtime.journal;

import dev.redial.runtime.event.ConnectionClosed;
import dev.redial.runtime.event.ConnectionOpened;
import dev.redial.runtime.event.DialFailed;
import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A step in the life of a connection, for Flight Recorder. */
@Name("dev.redial.Connection")
@Label("Connection")
@Category("Redial")
@Description("A connection was opened, could not be opened, or was closed")
@StackTrace(false)
final class FlightConnection extends Event {
  @Label("Step")
  @Description("OPENED, FAILED or CLOSED")
  @Nullable String step;

  @Label("Origin")
  @Nullable String origin;

  @Label("Connection")
  @Description("Its number, unique within the manager; 0 if it was not opened")
  long connection;

  @Label("Reason")
  @Description("Why it could not be opened, or why it was closed")
  @Nullable String reason;

  @Label("Dialling Time")
  @Description("For name resolution, connecting and TLS together; 0 when it is closed")
  @Timespan(Timespan.NANOSECONDS)
  long dialled;

  @Label("Remote Address")
  @Nullable String remote;

  @Label("TLS Protocol")
  @Nullable String tlsProtocol;

  @Label("Exchanges")
  @Description("How many were answered on it, when it is closed")
  int exchanges;

  @Label("Age")
  @Description("How long it had been open, when it is closed")
  @Timespan(Timespan.NANOSECONDS)
  long age;

  static FlightConnection of(ConnectionOpened opened) {
    FlightConnection made = dialled("OPENED", opened.origin(), opened.took());
    made.connection = opened.connection();
    made.remote = opened.remote().toString();
    made.tlsProtocol = opened.tlsProtocol().orElse(null);
    return made;
  }

  static FlightConnection of(DialFailed failed) {
    FlightConnection made = dialled("FAILED", failed.origin(), failed.took());
    made.reason = failed.reason();
    return made;
  }

  private static FlightConnection dialled(String step, String origin, Duration took) {
    FlightConnection made = new FlightConnection();
    made.step = step;
    made.origin = origin;
    made.dialled = took.toNanos();
    return made;
  }

  static FlightConnection of(ConnectionClosed closed) {
    FlightConnection made = new FlightConnection();
    made.step = "CLOSED";
    made.origin = closed.origin();
    made.connection = closed.connection();
    made.reason = closed.reason().name();
    made.exchanges = closed.exchanges();
    made.age = closed.age().toNanos();
    return made;
  }
}
