package dev.redial.resend;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody else's answers, as far as they come in time. */
final class LimitedConfirmation implements ResendConfirmation {
  private final ResendConfirmation whom;
  private final Duration limit;

  LimitedConfirmation(ResendConfirmation whom, Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          "The limit of a confirmation is " + limit + "; it has to be positive");
    }
    this.whom = whom;
    this.limit = limit;
  }

  @Override
  public CompletionStage<Confirmation> confirm(FailedAttempt attempt) {
    CompletableFuture<Confirmation> answer = new CompletableFuture<>();
    Answers.pass(whom.confirm(attempt), answer);
    CompletableFuture<Confirmation> alarm = new CompletableFuture<>();
    var unused =
        alarm.whenComplete(
            (never, rung) -> {
              if (rung instanceof TimeoutException) {
                answer.completeExceptionally(late());
              }
            });
    var unusedToo = answer.whenComplete((said, fault) -> alarm.cancel(false));
    var unusedThird = alarm.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    return answer;
  }

  private TimeoutException late() {
    return new TimeoutException("nobody answered within " + Elapsed.text(limit));
  }
}
