package dev.redial.resend;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody else's answers, as far as they come in time. */
final class LimitedConfirmation implements ResendConfirmation {
  /** As many milliseconds as there are. */
  private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

  private final ResendConfirmation whom;
  private final Duration limit;

  LimitedConfirmation(ResendConfirmation whom, Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          "The limit of a confirmation is " + limit + "; it has to be positive");
    }
    this.whom = whom;
    this.limit = limit.compareTo(FOR_EVER) > 0 ? FOR_EVER : limit;
  }

  @Override
  public CompletionStage<Confirmation> confirm(FailedAttempt attempt) {
    CompletableFuture<Confirmation> question = whom.confirm(attempt).toCompletableFuture();
    CompletableFuture<Confirmation> answer = new CompletableFuture<>();
    CompletableFuture<Void> alarm = new CompletableFuture<>();
    var unused = alarm.whenComplete((never, rung) -> question.cancel(false));
    var unusedToo =
        question.whenComplete(
            (said, fault) -> Answers.settle(answer, said, hasRung(alarm) ? late() : fault));
    var unusedThird =
        answer.whenComplete(
            (said, fault) -> {
              question.cancel(false);
              alarm.cancel(false);
            });
    var unusedFourth = alarm.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    return answer;
  }

  /** The question is withdrawn first, and so nobody is shown it who is told of the end. */
  private static boolean hasRung(CompletableFuture<?> alarm) {
    return alarm.isCompletedExceptionally() && !alarm.isCancelled();
  }

  private TimeoutException late() {
    return new TimeoutException("nobody answered within " + Elapsed.text(limit));
  }
}
