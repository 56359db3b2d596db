package dev.redial.runtime.connection;

import dev.redial.runtime.wire.Persistence;
import dev.redial.runtime.wire.ResponseHead;
import java.util.Set;

/** What the head of an answer says for pipelining (rule L6). */
final class AnswerWorth {
  /** By which a server may say that it does not understand what it reads. */
  private static final Set<Integer> UNREADABLE = Set.of(400, 501, 505);

  private static final Set<Integer> CHALLENGES = Set.of(401, 407);

  private AnswerWorth() {}

  static Answer.Worth of(Exchange exchange, ResponseHead answer, Persistence said) {
    if (exchange.isOnTrial() && UNREADABLE.contains(answer.status())) {
      return Answer.Worth.SURPRISING;
    }
    boolean fit =
        answer.minorVersion() >= 1 && said.reusable() && !CHALLENGES.contains(answer.status());
    return fit ? Answer.Worth.FIT : Answer.Worth.UNFIT;
  }
}
