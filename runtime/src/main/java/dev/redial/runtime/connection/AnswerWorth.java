package dev.redial.runtime.connection;

import dev.redial.runtime.wire.Persistence;
import dev.redial.runtime.wire.ResponseHead;

/** What the head of an answer says for pipelining (rule L6). */
final class AnswerWorth {
  private AnswerWorth() {}

  static Answer.Worth of(Exchange exchange, ResponseHead answer, Persistence said) {
    if (exchange.isOnTrial() && isOfTheUnreadable(answer.status())) {
      return Answer.Worth.SURPRISING;
    }
    boolean fit = answer.minorVersion() >= 1 && said.reusable() && !isChallenge(answer.status());
    return fit ? Answer.Worth.FIT : Answer.Worth.UNFIT;
  }

  /** By which a server may say that it does not understand what it reads. */
  private static boolean isOfTheUnreadable(int status) {
    return status == 400 || status == 501 || status == 505;
  }

  private static boolean isChallenge(int status) {
    return status == 401 || status == 407;
  }
}
