package dev.redial.runtime.pool;

import java.util.concurrent.TimeUnit;

/**
 * Our ports that linger in TIME_WAIT towards one destination, because we closed first (rule T3): an
 * estimate, for the kernel does not tell.
 *
 * <p>Thread-safety: {@code this} guards the fields.
 */
final class ClosedPorts {
  /** For how long a port lingers on Linux; elsewhere it may be twice as long. */
  private static final int SECONDS = 60;

  private final long startNanos;

  /** Closes by the second in which they were, as a ring. */
  private final int[] closes = new int[SECONDS];

  private long second;
  private int lingering;

  ClosedPorts(long now) {
    this.startNanos = now;
  }

  synchronized void closed(long now) {
    turn(now);
    closes[(int) (second % SECONDS)]++;
    lingering++;
  }

  synchronized int lingering(long now) {
    turn(now);
    return lingering;
  }

  private void turn(long now) {
    long current = TimeUnit.NANOSECONDS.toSeconds(now - startNanos);
    long passed = Math.min(SECONDS, current - second);
    for (long i = 1; i <= passed; i++) {
      int over = (int) ((second + i) % SECONDS);
      lingering -= closes[over];
      closes[over] = 0;
    }
    second = Math.max(second, current);
  }
}
