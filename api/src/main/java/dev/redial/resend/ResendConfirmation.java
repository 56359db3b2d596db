package dev.redial.resend;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whoever decides whether a non-idempotent call that may have been processed is sent again.
 *
 * <p>It is asked off the threads that read for others, and the call waits (up to its deadline)
 * until the stage completes. A stage that fails, or an exception, counts as {@link
 * Confirmation#ABANDON} and becomes a suppressed exception of the call's failure. A stage that is a
 * {@code CompletableFuture} is cancelled once the call waits no more, so that nobody is asked in
 * vain.
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

  /**
   * The same, as long as it answers in time; after that the answer is no, and the question is
   * withdrawn. A {@code confirm} that does not return is bounded by the call's deadline only.
   *
   * @param limit from the question on, positive
   */
  default ResendConfirmation within(Duration limit) {
    return new LimitedConfirmation(this, limit);
  }

  /** Never confirms; the default of every client, because it fails closed. */
  static ResendConfirmation never() {
    return attempt -> CompletableFuture.completedStage(Confirmation.ABANDON);
  }

  /** Confirms where {@code mayResend} holds; it is called on the thread that asks. */
  static ResendConfirmation of(Predicate<FailedAttempt> mayResend) {
    Objects.requireNonNull(mayResend, "mayResend");
    return attempt ->
        CompletableFuture.completedStage(
            mayResend.test(attempt) ? Confirmation.RESEND : Confirmation.ABANDON);
  }

  /**
   * Asks the server whether it has acted, and sends again only what it has not.
   *
   * <pre>{@code
   * ResendConfirmation.verify(attempt ->
   *     orders.exists(numberOf(attempt.request())).thenApply(found -> found ? DONE : NOT_DONE))
   * }</pre>
   *
   * <p>{@link Effect#NOT_DONE} sends the call again. {@link Effect#DONE} ends it with an {@link
   * UnconfirmedRequestException} whose {@link UnconfirmedRequestException#confirmation} is {@link
   * Confirmation#DONE}: what the answer would have said is lost, and only the caller knows how to
   * ask for it. {@link Effect#UNCLEAR} and a check that fails end it as if nobody had confirmed.
   *
   * @param check a call that is idempotent, or it would ask about itself; it has to answer for
   *     good: a first copy that the server is still at work on is not {@code NOT_DONE}. It is
   *     called on the client's executor
   */
  static ResendConfirmation verify(
      Function<FailedAttempt, ? extends CompletionStage<Effect>> check) {
    return new VerifiedConfirmation(Objects.requireNonNull(check, "check"), null);
  }

  /**
   * As {@link #verify(Function)}, but where the check fails or cannot tell, somebody else is asked.
   *
   * @param otherwise such as {@link #console()}
   */
  static ResendConfirmation verify(
      Function<FailedAttempt, ? extends CompletionStage<Effect>> check,
      ResendConfirmation otherwise) {
    return new VerifiedConfirmation(
        Objects.requireNonNull(check, "check"), Objects.requireNonNull(otherwise, "otherwise"));
  }

  /**
   * Asks on the terminal of this process and waits for two minutes, which is time to think; without
   * a terminal the answer is no. See {@link #console(Duration)}.
   */
  static ResendConfirmation console() {
    return console(Duration.ofMinutes(2));
  }

  /**
   * Asks on the terminal of this process, one question at a time; without a terminal the answer is
   * no.
   *
   * <p>{@code y} is a yes, {@code all} one to the question and to all that wait behind it, {@code
   * none} a no to all of them, and everything else a no. What is asked later is asked anew. A line
   * that was typed for a question that is over counts for no other one.
   *
   * @param limit how long a call waits for its answer, the questions before it included; positive
   */
  static ResendConfirmation console(Duration limit) {
    return ConsoleConfirmation.ofSystem().within(limit);
  }
}
