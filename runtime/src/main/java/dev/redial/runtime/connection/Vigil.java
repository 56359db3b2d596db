package dev.redial.runtime.connection;

import dev.redial.runtime.connection.ConnectionSettings.Rescue;
import java.util.concurrent.TimeUnit;

/**
 * What a connection waits for in vain, and when that is noticed: one timer at a time for all of it.
 *
 * <pre>
 *   what is late                       since                          limit
 *   the end after a failed write       the failure                    1 s
 *   an answer that nobody wants (L7)   it stood first, or was left    250 ms
 *   a caller that takes nothing (L10)  the buffer was full            100 ms
 *   an answer, with others behind      it stood first, or last octet  max(3 x p95, 150 ms)
 *   the same, though octets come       it stood first                 1 s
 *   the same, once more                they were told                 1 s
 *   100 Continue                       the head was written           1 s
 *   the rest of an answer's head       its first octet                headTimeout
 * </pre>
 *
 * <p>Where rescue is off, no answer is late for those behind it.
 *
 * <p>Thread-safety: guarded by the connection's lock.
 */
final class Vigil {
  static final long NEVER = Long.MAX_VALUE;

  static final long HARVEST_NANOS = TimeUnit.SECONDS.toNanos(1);
  static final long DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  static final long PULL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  static final long LONG_ANSWER_NANOS = TimeUnit.SECONDS.toNanos(1);
  static final long CONTINUE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private long armedFor = NEVER;

  /** What is late. */
  enum Late {
    NOTHING,
    HARVEST,
    UNWANTED,
    CALLER,
    ANSWER,
    CONTINUE,
    HEAD
  }

  /**
   * The moments that count, each {@link #NEVER} where it does not apply.
   *
   * @param harvest since when the way out has been broken
   * @param unwanted since when the first answer has been awaited for nobody
   * @param stalled since when the caller has taken nothing
   * @param silent since when the first answer has been silent while others wait
   * @param first since when it has been first while others wait, or when they were last told
   * @param held since when a body has waited for 100 Continue
   * @param head since when an answer's head has been incomplete
   */
  record Moments(
      long harvest, long unwanted, long stalled, long silent, long first, long held, long head) {}

  /** The limits that are not constant. */
  record Limits(long rescueNanos, long headNanos) {}

  /** The limit to an answer's silence. */
  static long rescueNanos(Rescue rescue, long learntNanos) {
    return rescue == Rescue.ON ? learntNanos : NEVER;
  }

  /** When the next of these is late. */
  static long due(Moments moments, Limits limits) {
    long due = after(moments.harvest, HARVEST_NANOS);
    due = Math.min(due, after(moments.unwanted, DRAIN_NANOS));
    due = Math.min(due, after(moments.stalled, PULL_NANOS));
    due = Math.min(due, after(moments.silent, limits.rescueNanos));
    due = Math.min(due, after(moments.first, Math.max(LONG_ANSWER_NANOS, limits.rescueNanos)));
    due = Math.min(due, after(moments.held, CONTINUE_NANOS));
    return Math.min(due, after(moments.head, limits.headNanos));
  }

  /** The gravest that is late now. */
  static Late late(Moments moments, Limits limits, long now) {
    if (isOver(moments.harvest, HARVEST_NANOS, now)) {
      return Late.HARVEST;
    }
    if (isOver(moments.unwanted, DRAIN_NANOS, now)) {
      return Late.UNWANTED;
    }
    if (isOver(moments.head, limits.headNanos, now)) {
      return Late.HEAD;
    }
    if (isOver(moments.held, CONTINUE_NANOS, now)) {
      return Late.CONTINUE;
    }
    if (isOver(moments.stalled, PULL_NANOS, now)) {
      return Late.CALLER;
    }
    boolean silent = isOver(moments.silent, limits.rescueNanos, now);
    long patience = Math.max(LONG_ANSWER_NANOS, limits.rescueNanos);
    return silent || isOver(moments.first, patience, now) ? Late.ANSWER : Late.NOTHING;
  }

  private static long after(long since, long limit) {
    return since == NEVER || limit == NEVER ? NEVER : since + limit;
  }

  private static boolean isOver(long since, long limit, long now) {
    return since != NEVER && limit != NEVER && now - since >= limit;
  }

  /** For how long to set the timer, or negative if the one that is set comes first. */
  long arm(long due, long now) {
    if (due == NEVER || armedFor <= due) {
      return -1;
    }
    armedFor = due;
    return Math.max(0, due - now);
  }

  /** The timer has run. */
  void disarm() {
    armedFor = NEVER;
  }
}
