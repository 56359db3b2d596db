package dev.redial.runtime.connection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers that the pool was not told of yet: it is told of many of a read at once.
 *
 * <p>Thread-safety: guarded by the connection's lock; what was taken belongs to whoever tells.
 */
final class Untold {
  /** So many are told at once: a read may hold hundreds (ours). */
  private static final int MOST = 16;

  private List<Answer> answers = new ArrayList<>(1);

  /** What was told, empty again: an answer costs no list. */
  private @Nullable List<Answer> spare;

  void add(Answer answer) {
    answers.add(answer);
  }

  boolean isFull() {
    return answers.size() >= MOST;
  }

  /** To be given back when they were told. */
  List<Answer> takeAll() {
    if (answers.isEmpty()) {
      return List.of();
    }
    List<Answer> taken = answers;
    answers = spare == null ? new ArrayList<>(1) : spare;
    spare = null;
    return taken;
  }

  void giveBack(List<Answer> told) {
    told.clear();
    spare = told;
  }
}
