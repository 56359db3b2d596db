package dev.redial.runtime.connection;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers of one read that the pool was not told of yet: it is told of all of them at once.
 *
 * <p>Thread-safety: guarded by the connection's lock.
 */
final class Untold {
  private List<Answer> answers = List.of();

  void add(Answer answer) {
    if (answers.isEmpty()) {
      answers = List.of(answer); // as mostly where callers wait
      return;
    }
    if (answers.size() == 1) {
      answers = new ArrayList<>(answers);
    }
    answers.add(answer);
  }

  List<Answer> takeAll() {
    List<Answer> taken = answers;
    answers = List.of();
    return taken;
  }
}
