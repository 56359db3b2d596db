package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Answer;
import dev.redial.runtime.connection.Answer.Path;
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
  private final Origin origin;
  private final int maxDepth;
  private final Map<Way, PipelineLadder> ladders = new HashMap<>();
  private final Map<Route, Path> paths = new HashMap<>();
  private final Map<Route, SilentLimits> limits = new HashMap<>();
  private final Latencies latencies = new Latencies();

  /** A path in clear with an intermediary in it is judged apart from the direct one (rule L6). */
  private record Way(Route route, Path path) {}

  Learning(Origin origin, int maxDepth) {
    this.origin = origin;
    this.maxDepth = maxDepth;
  }

  /** The path that the next connection of a route probably takes: the last one seen. */
  Path path(Route route) {
    return paths.getOrDefault(route, Path.DIRECT);
  }

  void answered(Slot slot, Answer answer, long now) {
    Route route = slot.key().route();
    if (origin.scheme().equals("http")) { // in TLS, Via names what stands behind the server's end
      slot.answeredBy(answer.path());
      paths.put(route, answer.path());
    }
    ladder(slot).answered(answer, now);
    latencies.add(answer.latencyNanos());
  }

  void ended(Slot slot, Ending ending, long now) {
    ladder(slot).ended(ending, now);
    limits(slot.key().route())
        .ended(ending, slot.connection().completed(), slot.connection().idleNanos(), now);
  }

  void stuck(Slot slot) {
    ladder(slot).stuck();
  }

  /** How many exchanges may be outstanding; 0 if the connection should take no more at all. */
  int depth(Slot slot, long now) {
    return depth(slot, slot.connection().completed(), now);
  }

  /** The same where it is known how many answers the connection has brought. */
  int depth(Slot slot, int completed, long now) {
    PipelineLadder ladder = ladder(slot);
    int depth = ladder.depth(now);
    if (completed == 0 && ladder.rung(now) != Rung.PROVEN) {
      depth = Math.min(depth, 1); // its first exchange goes alone (rule L4)
    }
    long left = limits(slot.key().route()).exchanges(now) - (long) completed;
    return (int) Math.max(0, Math.min(depth, left));
  }

  /** What its path is believed to be able to. */
  Standing standing(Slot slot, long now) {
    PipelineLadder ladder = ladder(slot);
    return new Standing(
        ladder.rung(now), ladder.depth(now), limits(slot.key().route()).describe(now));
  }

  Trial trial(Slot slot, long now) {
    return ladder(slot).rung(now) == Rung.PROBATION ? Trial.ONE_AT_A_TIME : Trial.NONE;
  }

  long idleLimitNanos(Route route, long now) {
    return limits(route).idleNanos(now);
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
    return limits.values().stream().anyMatch(known -> known.isKnown(now))
        || ladders.values().stream().anyMatch(ladder -> isEarned(ladder.rung(now)));
  }

  private static boolean isEarned(Rung rung) {
    return rung == Rung.PROVEN || rung == Rung.BLOCKED;
  }

  private PipelineLadder ladder(Slot slot) {
    PipelineLadder known = slot.ladder();
    if (known == null) {
      Way way = new Way(slot.key().route(), slot.path());
      known = ladders.computeIfAbsent(way, any -> new PipelineLadder(maxDepth));
      slot.stepsOn(known);
    }
    return known;
  }

  private SilentLimits limits(Route route) {
    return limits.computeIfAbsent(route, way -> new SilentLimits());
  }
}
