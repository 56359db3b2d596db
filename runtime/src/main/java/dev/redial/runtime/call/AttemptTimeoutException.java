package dev.redial.runtime.call;

import java.io.IOException;
import java.time.Duration;

/** One attempt took longer than its limit; another may follow. */
final class AttemptTimeoutException extends IOException {
  private static final long serialVersionUID = 1L;

  AttemptTimeoutException(Duration limit) {
    super("no answer to this attempt within " + limit.toMillis() + " ms");
  }
}
