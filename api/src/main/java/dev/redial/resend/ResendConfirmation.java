package dev.redial.resend;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Whoever decides whether a non-idempotent call that may have been processed is sent again.
 *
 * <p>It is asked off the threads that read for others, and the call waits (up to its deadline)
 * until the stage completes. A stage that fails, or an exception, counts as {@link
 * Confirmation#ABANDON} and becomes a suppressed exception of the call's failure.
 *
 * <p>Thread-safety: asked by many threads at once.
 */
@FunctionalInterface
public interface ResendConfirmation {
  /**
   * May this call be sent again?
   *
   * @param attempt what is known of the attempt that failed
   */
  CompletionStage<Confirmation> confirm(FailedAttempt attempt);

  /** Never confirms; the default of every client, because it fails closed. */
  static ResendConfirmation never() {
    return attempt -> CompletableFuture.completedStage(Confirmation.ABANDON);
  }

  /** Confirms where {@code mayResend} holds; it is called on the thread that asks. */
  static ResendConfirmation of(Predicate<FailedAttempt> mayResend) {
    return attempt ->
        CompletableFuture.completedStage(
            mayResend.test(attempt) ? Confirmation.RESEND : Confirmation.ABANDON);
  }

  /**
   * Asks on the terminal of this process, one question at a time; without a terminal the answer is
   * no.
   */
  static ResendConfirmation console() {
    return ConsoleConfirmation.ofSystem();
  }
}
