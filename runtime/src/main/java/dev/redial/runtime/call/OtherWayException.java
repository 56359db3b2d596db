package dev.redial.runtime.call;

import java.io.IOException;

/** An attempt goes another way than it was begun: nothing was sent. */
final class OtherWayException extends IOException {
  private static final long serialVersionUID = 1L;

  OtherWayException(String message) {
    super(message);
  }
}
