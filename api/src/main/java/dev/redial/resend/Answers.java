package dev.redial.resend;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Hands answers on, and withdraws questions whose answer nobody waits for any more. */
final class Answers {
  private Answers() {}

  /** What {@code asked} brings is for {@code answer}; once that is there, the question is over. */
  static void pass(CompletionStage<Confirmation> asked, CompletableFuture<Confirmation> answer) {
    CompletableFuture<Confirmation> question = asked.toCompletableFuture();
    var unused = question.whenComplete((said, fault) -> settle(answer, said, fault));
    var unusedToo = answer.whenComplete((said, fault) -> question.cancel(false));
  }

  /** It ends with what was said, or fails. */
  static void settle(
      CompletableFuture<Confirmation> answer,
      @Nullable Confirmation said,
      @Nullable Throwable fault) {
    if (fault == null) {
      answer.complete(said);
    } else {
      answer.completeExceptionally(unwrapped(fault));
    }
  }

  static Throwable unwrapped(Throwable fault) {
    return fault instanceof CompletionException && fault.getCause() != null
        ? fault.getCause()
        : fault;
  }
}
