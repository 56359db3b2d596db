package dev.redial.runtime;

/** Something that a client needs was not set, or set wrongly; the message says what to add. */
public final class ConfigurationException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }
}
