package dev.redial.resend;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks whether the call has had its effect, and asks somebody else where that cannot be told. */
final class VerifiedConfirmation implements ResendConfirmation {
  private final Function<FailedAttempt, ? extends CompletionStage<Effect>> check;
  private final @Nullable ResendConfirmation otherwise;

  /**
   * A confirmation by a check.
   *
   * @param otherwise who is asked where the check fails or cannot tell; null for nobody
   */
  VerifiedConfirmation(
      Function<FailedAttempt, ? extends CompletionStage<Effect>> check,
      @Nullable ResendConfirmation otherwise) {
    this.check = check;
    this.otherwise = otherwise;
  }

  @Override
  public CompletionStage<Confirmation> confirm(FailedAttempt attempt) {
    CompletableFuture<Confirmation> answer = new CompletableFuture<>();
    CompletableFuture<Effect> finding = found(attempt).toCompletableFuture();
    var unusedToo = answer.whenComplete((said, fault) -> finding.cancel(false));
    var unused =
        finding.whenComplete(
            (effect, fault) -> {
              try {
                conclude(attempt, effect, fault, answer);
              } catch (RuntimeException | Error e) { // of whoever is asked otherwise
                answer.completeExceptionally(e);
              }
            });
    return answer;
  }

  private CompletionStage<Effect> found(FailedAttempt attempt) {
    try {
      return check.apply(attempt);
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private void conclude(
      FailedAttempt attempt,
      @Nullable Effect effect,
      @Nullable Throwable fault,
      CompletableFuture<Confirmation> answer) {
    if (effect == Effect.DONE) {
      answer.complete(Confirmation.DONE);
    } else if (effect == Effect.NOT_DONE) {
      answer.complete(Confirmation.RESEND);
    } else if (otherwise != null && !answer.isDone()) {
      Answers.pass(otherwise.confirm(attempt), answer);
    } else if (fault != null) {
      answer.completeExceptionally(Answers.unwrapped(fault));
    } else {
      answer.complete(Confirmation.ABANDON);
    }
  }
}
