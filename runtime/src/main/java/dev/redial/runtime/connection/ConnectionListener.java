package dev.redial.runtime.connection;

import dev.redial.runtime.wire.HeadMemory;
import java.util.List;

/**
 * Told what becomes of a connection; called without any lock held, possibly on a reading thread.
 */
public interface ConnectionListener {
  /**
   * Answers of one read, or some of them, are complete: there is room again.
   *
   * @param answers in their order; the list is not to be kept
   */
  void answered(Connection connection, List<Answer> answers);

  /** There is room again for another reason. */
  void room(Connection connection);

  /** The connection takes nothing new any more; it is still open. May be told more than once. */
  void draining(Connection connection);

  /** Its first answer is late, or not taken by its caller, while others wait behind it. */
  void stuck(Connection connection);

  /**
   * The connection is closed; told once.
   *
   * @param answers that nobody was told of, in their order; what its last one said is of no use
   */
  void closed(Connection connection, Ending ending, List<Answer> answers);

  /** Where the connection leads, for people. */
  String origin();

  /** What the heads of answers from there were like. */
  HeadMemory heads();

  /** For how long the first answer may be late before those behind it are told. */
  long rescueAfterNanos();
}
