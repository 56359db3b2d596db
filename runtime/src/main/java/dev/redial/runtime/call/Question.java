package dev.redial.runtime.call;

import dev.redial.resend.Confirmation;
import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.connection.IoThread;
import dev.redial.runtime.event.ConfirmationStage;
import dev.redial.runtime.pool.OpenQuestions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Puts a question on the executor; whoever cancels its answer withdraws it. */
final class Question {
  private Question() {}

  static CompletableFuture<Confirmation> put(CallEngine engine, FailedAttempt failed) {
    OpenQuestions questions = engine.pool().questions();
    long number = questions.put(failed);
    CompletableFuture<CompletionStage<Confirmation>> asked =
        engine.aside(() -> ask(engine, failed));
    CompletableFuture<Confirmation> answer = asked.thenCompose(stage -> stage);
    var unused =
        answer.whenComplete(
            (said, fault) -> {
              questions.answered(number);
              if (answer.isCancelled()) {
                withdraw(engine, asked);
              }
            });
    return answer;
  }

  /** What has become of a question that is over. */
  static ConfirmationStage outcome(CompletableFuture<Confirmation> answer) {
    if (answer.isCompletedExceptionally()) {
      return ConfirmationStage.FAILED;
    }
    Confirmation said = answer.join();
    if (said == Confirmation.RESEND) {
      return ConfirmationStage.RESEND;
    }
    return said == Confirmation.DONE ? ConfirmationStage.DONE : ConfirmationStage.ABANDON;
  }

  private static CompletionStage<Confirmation> ask(CallEngine engine, FailedAttempt failed) {
    assert !IoThread.isCurrent() : "asked on " + Thread.currentThread().getName();
    return engine.settings().confirmation().confirm(failed);
  }

  /** On the executor as well: what depends on the stage is not ours. */
  private static void withdraw(
      CallEngine engine, CompletableFuture<CompletionStage<Confirmation>> asked) {
    var unused =
        asked.thenCompose(stage -> engine.aside(() -> stage.toCompletableFuture().cancel(false)));
  }
}
