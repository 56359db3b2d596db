package dev.redial.samples.github;

/** The user may not do this, or may not do it so often. */
public final class NotAllowed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For generated clients. */
  public NotAllowed(int status, ApiError error) {
    super(status + ": " + error.message());
  }
}
