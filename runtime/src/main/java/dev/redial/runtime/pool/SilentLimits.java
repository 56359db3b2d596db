package dev.redial.runtime.pool;

import dev.redial.runtime.connection.Ending;
import java.util.concurrent.TimeUnit;

/**
 * After how many exchanges, or how long a silence, a server closes (rule P5).
 *
 * <p>Two equal observations make a limit, which holds for ten minutes. Of a server that says {@code
 * close} it is exact; where it closes without a word we stop a tenth before it.
 *
 * <p>Thread-safety: guarded by its origin's pool.
 */
final class SilentLimits {
  /** No limit is known. */
  static final int NO_COUNT = Integer.MAX_VALUE;

  /** No limit is known. */
  static final long NO_AGE = Long.MAX_VALUE;

  private static final int LEAST_COUNT = 2;

  /** A server that closes sooner after its answer went by the count, not by the clock. */
  private static final long LEAST_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long VALID_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Twice announced = new Twice();
  private final Twice counts = new Twice();
  private final Twice ages = new Twice();

  /** A value that was seen, and whether it was seen again. */
  private static final class Twice {
    private long seen = -1;
    private long seenAt;
    private long limit = -1;
    private long limitAt;

    void see(long value, boolean again, long now) {
      if (again && seen >= 0 && now - seenAt <= VALID_NANOS) {
        limit = Math.min(seen, value);
        limitAt = now;
      }
      seen = value;
      seenAt = now;
    }

    boolean holds(long now) {
      return limit >= 0 && now - limitAt <= VALID_NANOS;
    }
  }

  /** Notes how a connection ended that had carried so many exchanges and was idle for so long. */
  void ended(Ending ending, int completed, long idleNanos, long now) {
    if (ending == Ending.ANNOUNCED) {
      announced.see(completed, completed == announced.seen, now);
    } else if (ending == Ending.LEFT && idleNanos >= LEAST_AGE_NANOS) {
      ages.see(idleNanos, isNear(idleNanos, ages.seen), now);
    } else if (isUnannounced(ending) && completed >= LEAST_COUNT) {
      counts.see(completed, completed == counts.seen, now);
    }
  }

  private static boolean isUnannounced(Ending ending) {
    return ending == Ending.LEFT || ending == Ending.LOST || ending == Ending.PIPELINE_LOST;
  }

  /** Within a tenth of each other: we look at idle connections a few times a second only. */
  private static boolean isNear(long one, long other) {
    return Math.abs(one - other) <= Math.max(one, other) / 10;
  }

  /** How many exchanges a connection may carry; {@link #NO_COUNT} if that is unknown. */
  int exchanges(long now) {
    int told = announced.holds(now) ? (int) Math.max(1, announced.limit) : NO_COUNT;
    return Math.min(told, silentExchanges(now));
  }

  private int silentExchanges(long now) {
    if (!counts.holds(now)) {
      return NO_COUNT;
    }
    long before = Math.min(counts.limit - counts.limit / 10, counts.limit - 1);
    return (int) Math.max(LEAST_COUNT, before);
  }

  /** How long a connection may be idle; {@link #NO_AGE} if that is unknown. */
  long idleNanos(long now) {
    return ages.holds(now) ? ages.limit - ages.limit / 10 : NO_AGE;
  }

  /** For people; empty if none is known. */
  String describe(long now) {
    String count = exchanges(now) == NO_COUNT ? "" : exchanges(now) + " exchanges a connection";
    String age =
        idleNanos(now) == NO_AGE
            ? ""
            : "idle for " + TimeUnit.NANOSECONDS.toMillis(idleNanos(now)) + " ms";
    return count.isEmpty() || age.isEmpty() ? count + age : count + ", " + age;
  }

  boolean isKnown(long now) {
    return announced.holds(now) || counts.holds(now) || ages.holds(now);
  }
}
