package dev.redial.runtime.journal;

import dev.redial.runtime.event.ExchangeEnded;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** An exchange that ended, for Flight Recorder. */
@Name("dev.redial.Exchange")
@Label("Exchange")
@Category("Redial")
@Description("One attempt on one connection is over")
@StackTrace(false)
final class FlightExchange extends Event {
  @Label("Origin")
  @Nullable String origin;

  @Label("Connection")
  long connection;

  @Label("Target")
  @Description("Method and path")
  @Nullable String target;

  @Label("Outcome")
  @Nullable String outcome;

  @Label("Status")
  @Description("0 if none was read")
  int status;

  @Label("Delivery")
  @Description("How far it had come if it failed")
  @Nullable String delivery;

  @Label("Position")
  @Description("Unanswered exchanges before it when it was written; above 0 it was pipelined")
  int position;

  @Label("Time Taken")
  @Timespan(Timespan.NANOSECONDS)
  long took;

  @Label("Received")
  @Description("Octets of content")
  @DataAmount
  long received;

  static FlightExchange of(ExchangeEnded ended) {
    FlightExchange made = new FlightExchange();
    made.origin = ended.origin();
    made.connection = ended.connection();
    made.target = ended.target();
    made.outcome = ended.outcome().name();
    made.status = ended.status().orElse(0);
    made.delivery = FlightEvents.nameOf(ended.delivery());
    made.position = ended.position();
    made.took = ended.took().toNanos();
    made.received = ended.received();
    return made;
  }
}
