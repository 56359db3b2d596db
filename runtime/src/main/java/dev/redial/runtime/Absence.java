package dev.redial.runtime;

/** The statuses that say that there is nothing (RFC 9110, sections 15.3.5 and 15.5.5). */
final class Absence {
  private static final int NO_CONTENT = 204;
  private static final int NOT_FOUND = 404;

  private Absence() {}

  static boolean of(ReceivedAnswer answer) {
    return answer.status() == NO_CONTENT || answer.status() == NOT_FOUND;
  }

  /** Whether a success has no content whatever its fields say. */
  static boolean ofContent(ReceivedAnswer answer) {
    return answer.status() == NO_CONTENT;
  }
}
