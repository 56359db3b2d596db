package dev.redial.runtime.transport;

import java.net.http.HttpConnectTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * Until when a dial may take, on the clock of {@link System#nanoTime}.
 *
 * @param target what is dialled, as in messages
 * @param startNanos when the dial began
 * @param endNanos when it is over
 */
record Deadline(String target, long startNanos, long endNanos) {

  static Deadline startingNow(String target, long endNanos) {
    return new Deadline(target, System.nanoTime(), endNanos);
  }

  long leftNanos() {
    return endNanos - System.nanoTime();
  }

  /** What is left, for a selector: at least 1, because 0 would wait for ever. */
  long leftMillis() {
    return selectorMillis(leftNanos());
  }

  static long selectorMillis(long nanos) {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
  }

  void check() throws HttpConnectTimeoutException {
    if (leftNanos() <= 0) {
      throw new HttpConnectTimeoutException(
          "no connection to " + target + " within " + allowedMillis() + " ms");
    }
  }

  private long allowedMillis() {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(endNanos - startNanos));
  }
}
