package dev.redial.runtime;

/**
 * Takes an exception that a status is mapped to past what is caught on its way: it may be an {@code
 * IOException} or an {@code InterruptedException} itself, and is neither a fault of the network nor
 * an interrupt.
 */
final class StatusErrorRaised extends RuntimeException {
  private static final long serialVersionUID = 1;

  StatusErrorRaised(Exception error) {
    super(null, error, false, false);
  }

  /** Throws it; checked ones are declared by the method, or the processor has refused them. */
  @SuppressWarnings("unchecked")
  <X extends Exception> RuntimeException rethrown() throws X {
    throw (X) getCause();
  }
}
