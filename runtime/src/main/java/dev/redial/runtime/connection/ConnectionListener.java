package dev.redial.runtime.connection;

/**
 * Told what becomes of a connection; called without any lock held, possibly on a reading thread.
 */
public interface ConnectionListener {
  /** An answer was complete, so there is room again. */
  void answered(Connection connection, Answer answer);

  /** There is room again for another reason. */
  void room(Connection connection);

  /** The connection takes nothing new any more; it is still open. May be told more than once. */
  void draining(Connection connection);

  /** The connection is closed; told once. */
  void closed(Connection connection, Ending ending);

  /** What an answer showed of its server. */
  enum Answer {
    /** It came alone. */
    ALONE,
    /** Its request had been written behind another that was still unanswered. */
    PIPELINED
  }

  /** How a connection ended. */
  enum Ending {
    /** Announced, or while nothing was outstanding. */
    EXPECTED,
    /** With one exchange unanswered. */
    LOST,
    /** With several exchanges unanswered. */
    PIPELINE_LOST,
    /** The peer broke a rule. */
    VIOLATION
  }
}
