package dev.redial.runtime.journal;

import dev.redial.runtime.event.CallFailed;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A call that failed, for Flight Recorder. */
@Name("dev.redial.Call")
@Label("Failed Call")
@Category("Redial")
@Description("A call ended without an answer")
@StackTrace(false)
final class FlightCall extends Event {
  @Label("Origin")
  @Nullable String origin;

  @Label("Target")
  @Description("Method and path")
  @Nullable String target;

  @Label("Attempts")
  int attempts;

  @Label("Elapsed")
  @Timespan(Timespan.NANOSECONDS)
  long elapsed;

  @Label("Failure")
  @Nullable String failure;

  @Label("Story")
  @Description("The attempts that failed, a line each")
  @Nullable String story;

  static FlightCall of(CallFailed failed) {
    FlightCall made = new FlightCall();
    made.origin = failed.origin();
    made.target = failed.target();
    made.attempts = failed.attempts();
    made.elapsed = failed.elapsed().toNanos();
    made.failure = failed.failure();
    made.story = failed.story();
    return made;
  }
}
