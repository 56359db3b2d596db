package dev.redial.runtime.call;

import dev.redial.resend.Confirmation;
import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.connection.IoThread;
import dev.redial.runtime.event.ConfirmationStage;
import dev.redial.runtime.pool.OpenQuestions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call may be sent again, put to somebody on the executor.
 *
 * <p>Thread-safety: used by any thread.
 */
final class Question {
  private final FailedAttempt attempt;
  private final @Nullable AnswerInfo head;
  private final CompletableFuture<Confirmation> answer;

  private Question(
      FailedAttempt attempt, @Nullable AnswerInfo head, CompletableFuture<Confirmation> answer) {
    this.attempt = attempt;
    this.head = head;
    this.answer = answer;
  }

  /**
   * Puts it.
   *
   * @param attempt that it is about
   * @param head of the answer to that attempt, which is the caller's without a yes; null if there
   *     is none
   */
  static Question put(CallEngine engine, FailedAttempt attempt, @Nullable AnswerInfo head) {
    OpenQuestions questions = engine.pool().questions();
    long number = questions.put(attempt);
    CompletableFuture<CompletionStage<Confirmation>> asked =
        engine.aside(() -> ask(engine, attempt));
    CompletableFuture<Confirmation> answer = asked.thenCompose(stage -> stage);
    var unused =
        answer.whenComplete(
            (said, fault) -> {
              questions.answered(number);
              if (answer.isCancelled()) {
                withdraw(engine, asked);
              }
            });
    return new Question(attempt, head, answer);
  }

  private static CompletionStage<Confirmation> ask(CallEngine engine, FailedAttempt attempt) {
    assert !IoThread.isCurrent() : "asked on " + Thread.currentThread().getName();
    return engine.settings().confirmation().confirm(attempt);
  }

  /** On the executor as well: what depends on the stage is not ours. */
  private static void withdraw(
      CallEngine engine, CompletableFuture<CompletionStage<Confirmation>> asked) {
    var unused =
        asked.thenCompose(stage -> engine.aside(() -> stage.toCompletableFuture().cancel(false)));
  }

  FailedAttempt attempt() {
    return attempt;
  }

  @Nullable AnswerInfo head() {
    return head;
  }

  void whenOver(Runnable task) {
    var unused = answer.whenComplete((said, fault) -> task.run());
  }

  boolean isOver() {
    return answer.isDone();
  }

  /** Unless it is answered: nobody is to be asked in vain. */
  void withdraw() {
    answer.cancel(false);
  }

  /** What has become of it, once it is over. */
  ConfirmationStage outcome() {
    if (answer.isCompletedExceptionally()) {
      return ConfirmationStage.FAILED;
    }
    Confirmation said = answer.join();
    if (said == Confirmation.RESEND) {
      return ConfirmationStage.RESEND;
    }
    return said == Confirmation.DONE ? ConfirmationStage.DONE : ConfirmationStage.ABANDON;
  }

  /** Why there is no answer, once it is over; null if there is one. */
  @Nullable Throwable fault() {
    Throwable fault = answer.handle((said, thrown) -> thrown).join();
    return fault instanceof CompletionException && fault.getCause() != null
        ? fault.getCause()
        : fault;
  }
}
