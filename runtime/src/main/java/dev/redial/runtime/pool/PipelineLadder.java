package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Answer;
import dev.redial.runtime.connection.Answer.Order;
import dev.redial.runtime.connection.Answer.Worth;
import dev.redial.runtime.connection.Ending;
import dev.redial.runtime.connection.Transitions;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;

/**
 * What is known of a path's ability to pipeline, and so how deep its pipelines may be (rules L6, L9
 * and S9).
 *
 * <pre>
 *   UNKNOWN --fit answer--> PROBATION --fit pipelined answer--> PROVEN (4, 8, ... up to the limit,
 *      ^                        |                                 |     halved when one is stuck)
 *      |                        | pipeline lost                   | pipeline lost: prove it again
 *      +--10 minutes-- BLOCKED <+-- breach, unasked octets, ----- * ---> UNKNOWN
 *                                   surprising answer
 * </pre>
 *
 * <p>Thread-safety: guarded by its origin's pool.
 */
final class PipelineLadder {
  /** What a path that is believed to pipeline is never reduced below. */
  private static final int LEAST_PIPELINE = 2;

  private static final long BLOCKED_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final int maxDepth;
  private Rung rung = Rung.UNKNOWN;
  private int depth = 1;
  private long blockedSince;

  /** How far a path has come. */
  enum Rung {
    /** Nothing is known: one request at a time. */
    UNKNOWN,
    /** It keeps connections: one of them tries a second request. */
    PROBATION,
    /** It has answered pipelined requests. */
    PROVEN,
    /** It showed that it cannot; one request at a time. */
    BLOCKED;

    /** Every step that a path may take. */
    static final Transitions<Rung> TRANSITIONS =
        Transitions.of(Rung.class)
            .allow(UNKNOWN, EnumSet.of(PROBATION, BLOCKED))
            .allow(PROBATION, EnumSet.of(PROVEN, BLOCKED))
            .allow(PROVEN, EnumSet.of(UNKNOWN, BLOCKED))
            .allow(BLOCKED, EnumSet.of(UNKNOWN));
  }

  PipelineLadder(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /** How many exchanges may be outstanding on a connection. */
  int depth(long now) {
    decay(now);
    return depth;
  }

  Rung rung(long now) {
    decay(now);
    return rung;
  }

  private void decay(long now) {
    if (rung == Rung.BLOCKED && now - blockedSince > BLOCKED_NANOS) {
      climb(Rung.UNKNOWN, 1);
    }
  }

  void answered(Answer answer, long now) {
    decay(now);
    if (answer.worth() == Worth.SURPRISING) {
      block(now);
    } else if (answer.worth() == Worth.FIT) {
      fit(answer.order());
    }
  }

  private void fit(Order order) {
    if (rung == Rung.UNKNOWN) {
      climb(Rung.PROBATION, LEAST_PIPELINE);
    } else if (rung == Rung.PROBATION && order == Order.PIPELINED) {
      climb(Rung.PROVEN, depth * 2);
    } else if (rung == Rung.PROVEN && order == Order.PIPELINED) {
      deepen(depth * 2);
    }
  }

  void ended(Ending ending, long now) {
    decay(now);
    switch (ending) {
      case VIOLATION, UNSOLICITED -> block(now);
      case PIPELINE_LOST -> pipelineLost(now);
      default -> {} // taught nothing about pipelines
    }
  }

  private void pipelineLost(long now) {
    if (rung == Rung.PROBATION) {
      block(now);
    } else if (rung == Rung.PROVEN) {
      climb(Rung.UNKNOWN, 1);
    }
  }

  /** Others wait behind a late answer: fewer shall. */
  void stuck() {
    if (rung == Rung.PROVEN) {
      deepen(Math.max(LEAST_PIPELINE, depth / 2));
    }
  }

  private void block(long now) {
    blockedSince = now;
    if (rung != Rung.BLOCKED) {
      climb(Rung.BLOCKED, 1);
    }
  }

  private void climb(Rung next, int nextDepth) {
    rung = Rung.TRANSITIONS.step(rung, next);
    deepen(nextDepth);
  }

  private void deepen(int nextDepth) {
    depth = Math.min(nextDepth, maxDepth);
  }
}
