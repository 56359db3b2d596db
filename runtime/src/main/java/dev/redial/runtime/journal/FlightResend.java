package dev.redial.runtime.journal;

import dev.redial.resend.FailedAttempt.ConnectionUse;
import dev.redial.runtime.event.ResendEvent;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A call that is going to be sent again, for Flight Recorder. */
@Name("dev.redial.Resend")
@Label("Resend")
@Category("Redial")
@Description("A call is going to be sent again")
@StackTrace(false)
final class FlightResend extends Event {
  @Label("Origin")
  @Nullable String origin;

  @Label("Target")
  @Description("Method and path")
  @Nullable String target;

  @Label("Attempt")
  @Description("The number of the attempt that is replaced, from 1")
  int attempt;

  @Label("Reason")
  @Nullable String reason;

  @Label("Delivery")
  @Description("How far the replaced attempt had come if it failed")
  @Nullable String delivery;

  @Label("Wait")
  @Timespan(Timespan.NANOSECONDS)
  long after;

  @Label("Connection")
  @Description("The one that the replaced attempt used; 0 if it had none")
  long connection;

  @Label("Exchanges Before")
  int exchangesBefore;

  @Label("Connection Age")
  @Timespan(Timespan.NANOSECONDS)
  long connectionAge;

  @Label("Octets Sent")
  @DataAmount
  long octetsSent;

  @Label("Cause")
  @Nullable String cause;

  static FlightResend of(ResendEvent resend) {
    FlightResend made = new FlightResend();
    made.origin = resend.origin();
    made.target = resend.target();
    made.attempt = resend.attempt();
    made.reason = resend.reason().name();
    made.delivery = FlightEvents.nameOf(resend.delivery());
    made.after = resend.after().toNanos();
    made.cause = resend.cause();
    resend.use().ifPresent(made::used);
    return made;
  }

  private void used(ConnectionUse use) {
    connection = use.id();
    exchangesBefore = use.exchangesBefore();
    connectionAge = use.age().toNanos();
    octetsSent = use.octetsSent();
  }
}
