package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Answer.Path;
import dev.redial.runtime.pool.PipelineLadder.Rung;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the answers of one origin have shown that came by one route.
 *
 * <p>Thread-safety: guarded by its origin's pool.
 */
final class RouteLessons {
  private final int maxDepth;
  private final SilentLimits limits = new SilentLimits();

  /** A path in clear with an intermediary in it is judged apart from the direct one (rule L6). */
  private final Map<Path, PipelineLadder> ladders = new EnumMap<>(Path.class);

  private Path path = Path.DIRECT;

  RouteLessons(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /** After what its server closes. */
  SilentLimits limits() {
    return limits;
  }

  /** What a path is believed to be able to. */
  PipelineLadder ladder(Path taken) {
    return ladders.computeIfAbsent(taken, any -> new PipelineLadder(maxDepth));
  }

  /** The path that the next connection probably takes: the last one seen. */
  Path path() {
    return path;
  }

  void answeredBy(Path told) {
    path = told;
  }

  /** Whether it would be dear to learn it again. */
  boolean isWorthKeeping(long now) {
    return limits.isKnown(now)
        || ladders.values().stream().anyMatch(ladder -> isEarned(ladder.rung(now)));
  }

  private static boolean isEarned(Rung rung) {
    return rung == Rung.PROVEN || rung == Rung.BLOCKED;
  }
}
