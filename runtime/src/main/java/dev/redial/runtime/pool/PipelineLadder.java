package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Answer;
import dev.redial.runtime.connection.Ending;
import java.util.concurrent.TimeUnit;

/**
 * What is known of an origin's ability to pipeline, and so how deep its pipelines may be (rule L6).
 *
 * <pre>
 *   UNKNOWN --an answer--> PROBATION --a pipelined answer--> PROVEN (4, 8, ... up to the limit)
 *      ^                       |                               |
 *      |                       | pipeline lost                 | pipeline lost: prove it again
 *      +--10 minutes-- BLOCKED <--any breach of protocol-- * --+--> UNKNOWN
 * </pre>
 *
 * <p>Thread-safety: guarded by its origin's pool.
 */
final class PipelineLadder {
  private static final int PROBATION_DEPTH = 2;
  private static final long BLOCKED_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final int maxDepth;
  private Rung rung = Rung.UNKNOWN;
  private int depth = 1;
  private long blockedSince;

  /** How far an origin has come. */
  enum Rung {
    UNKNOWN,
    PROBATION,
    PROVEN,
    BLOCKED
  }

  PipelineLadder(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /** How many exchanges may be outstanding on a connection. */
  int depth(long now) {
    if (rung == Rung.BLOCKED && now - blockedSince > BLOCKED_NANOS) {
      climb(Rung.UNKNOWN, 1);
    }
    return depth;
  }

  Rung rung() {
    return rung;
  }

  void answered(Answer.Order order) {
    if (rung == Rung.UNKNOWN) {
      climb(Rung.PROBATION, PROBATION_DEPTH);
    } else if (rung != Rung.BLOCKED && order == Answer.Order.PIPELINED) {
      climb(Rung.PROVEN, depth * 2);
    }
  }

  void ended(Ending ending, long now) {
    if (ending == Ending.VIOLATION || (ending == Ending.PIPELINE_LOST && rung == Rung.PROBATION)) {
      climb(Rung.BLOCKED, 1);
      blockedSince = now;
    } else if (ending == Ending.PIPELINE_LOST && rung == Rung.PROVEN) {
      climb(Rung.UNKNOWN, 1);
    }
  }

  private void climb(Rung next, int nextDepth) {
    rung = next;
    depth = Math.min(nextDepth, maxDepth);
  }
}
