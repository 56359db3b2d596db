package dev.redial.runtime.coding;

import java.io.IOException;

/** Content decodes to more than is allowed. */
public final class ContentTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  ContentTooLargeException(String message) {
    super(message);
  }
}
