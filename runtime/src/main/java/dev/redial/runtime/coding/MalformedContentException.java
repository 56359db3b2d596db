package dev.redial.runtime.coding;

import java.io.IOException;

/** Content is not coded as its head says, or not all of it has come. */
public final class MalformedContentException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedContentException(String message, Throwable cause) {
    super(message, cause);
  }
}
