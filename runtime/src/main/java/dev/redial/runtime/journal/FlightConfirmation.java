package dev.redial.runtime.journal;

import dev.redial.runtime.event.ConfirmationEvent;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A confirmation that was asked for or given, for Flight Recorder. */
@Name("dev.redial.Confirmation")
@Label("Confirmation")
@Category("Redial")
@Description("Somebody was asked whether a call may be sent again, or answered")
@StackTrace(false)
final class FlightConfirmation extends Event {
  @Label("Origin")
  @Nullable String origin;

  @Label("Target")
  @Description("Method and path")
  @Nullable String target;

  @Label("Attempt")
  @Description("The number of the attempt that failed, from 1")
  int attempt;

  @Label("Delivery")
  @Description("How far that attempt had come")
  @Nullable String delivery;

  @Label("Stage")
  @Nullable String stage;

  static FlightConfirmation of(ConfirmationEvent confirmation) {
    FlightConfirmation made = new FlightConfirmation();
    made.origin = confirmation.origin();
    made.target = confirmation.target();
    made.attempt = confirmation.attempt();
    made.delivery = confirmation.delivery().name();
    made.stage = confirmation.stage().name();
    return made;
  }
}
