package dev.redial.runtime.connection;

import dev.redial.runtime.wire.HeadMemory;

/**
 * Told what becomes of a connection; called without any lock held, possibly on a reading thread.
 */
public interface ConnectionListener {
  /** An answer was complete, so there is room again. */
  void answered(Connection connection, Answer answer, Next next);

  /** What comes after an answer. */
  enum Next {
    /** Nothing: there is room until something else happens. */
    NOTHING,
    /** What was read holds more: another answer is told, or {@link #room}, or the end. */
    MORE
  }

  /** There is room again for another reason. */
  void room(Connection connection);

  /** The connection takes nothing new any more; it is still open. May be told more than once. */
  void draining(Connection connection);

  /** Its first answer is late, or not taken by its caller, while others wait behind it. */
  void stuck(Connection connection);

  /** The connection is closed; told once. */
  void closed(Connection connection, Ending ending);

  /** Where the connection leads, for people. */
  String origin();

  /** What the heads of answers from there were like. */
  HeadMemory heads();

  /** For how long the first answer may be late before those behind it are told. */
  long rescueAfterNanos();
}
