package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Answer;
import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.pool.PipelineLadder.Rung;
import dev.redial.runtime.pool.Seat.Trial;
import java.util.HashMap;
import java.util.Map;

/**
 * What the answers of one origin have shown, by the way they came.
 *
 * <p>Thread-safety: guarded by its origin's pool; {@link #rescueAfterNanos} may be read by anybody.
 */
final class Learning {
  private final boolean isInClear;
  private final int maxDepth;
  private final Map<Route, RouteLessons> routes = new HashMap<>();
  private final Latencies latencies = new Latencies();

  Learning(Origin origin, int maxDepth) {
    this.isInClear = origin.scheme().equals("http");
    this.maxDepth = maxDepth;
  }

  /** What is known of a route; its connections keep it. */
  RouteLessons of(Route route) {
    return routes.computeIfAbsent(route, any -> new RouteLessons(maxDepth));
  }

  void answered(Slot slot, Answer answer, long now) {
    if (isInClear) { // in TLS, Via names what stands behind the server's end
      slot.answeredBy(answer.path());
    }
    slot.ladder().answered(answer, now);
    latencies.add(answer.latencyNanos());
  }

  void ended(Slot slot, Ending ending, long now) {
    slot.ladder().ended(ending, now);
    slot.limits().ended(ending, slot.connection().completed(), slot.connection().idleNanos(), now);
  }

  void stuck(Slot slot) {
    slot.ladder().stuck();
  }

  /** How many exchanges may be outstanding; 0 if the connection should take no more at all. */
  int depth(Slot slot, long now) {
    return depth(slot, slot.connection().completed(), now);
  }

  /** The same where it is known how many answers the connection has brought. */
  int depth(Slot slot, int completed, long now) {
    PipelineLadder ladder = slot.ladder();
    int depth = ladder.depth(now);
    if (completed == 0 && ladder.rung(now) != Rung.PROVEN) {
      depth = Math.min(depth, 1); // its first exchange goes alone (rule L4)
    }
    long left = slot.limits().exchanges(now) - (long) completed;
    return (int) Math.max(0, Math.min(depth, left));
  }

  /** What its path is believed to be able to. */
  Standing standing(Slot slot, long now) {
    PipelineLadder ladder = slot.ladder();
    return new Standing(ladder.rung(now), ladder.depth(now), slot.limits().describe(now));
  }

  Trial trial(Slot slot, long now) {
    return slot.ladder().rung(now) == Rung.PROBATION ? Trial.ONE_AT_A_TIME : Trial.NONE;
  }

  long rescueAfterNanos() {
    return latencies.rescueAfterNanos();
  }

  /** A third as long: whoever has a choice does not go behind an answer that is this late. */
  long lateAfterNanos() {
    return latencies.rescueAfterNanos() / 3;
  }

  /** Whether it would be dear to learn it again. */
  boolean isWorthKeeping(long now) {
    return routes.values().stream().anyMatch(lessons -> lessons.isWorthKeeping(now));
  }
}
