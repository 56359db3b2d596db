package dev.redial.runtime.call;

import java.io.IOException;
import java.time.Duration;

/** The time of the whole call is up. */
final class CallExpiredException extends IOException {
  private static final long serialVersionUID = 1L;

  CallExpiredException(Duration limit) {
    super("the call's " + limit.toMillis() + " ms are over");
  }
}
