package dev.redial.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers follow from limits and checks, and that nobody is asked in vain. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResendConfirmationTest {
  private final AtomicInteger othersAsked = new AtomicInteger();
  private final ResendConfirmation yesOfOthers =
      attempt -> {
        othersAsked.incrementAndGet();
        return CompletableFuture.completedStage(Confirmation.RESEND);
      };

  private static CompletableFuture<Confirmation> ask(ResendConfirmation whom) {
    return whom.confirm(Lost.ORDER).toCompletableFuture().orTimeout(20, TimeUnit.SECONDS);
  }

  private static Function<FailedAttempt, CompletionStage<Effect>> finding(Effect effect) {
    return attempt -> CompletableFuture.completedStage(effect);
  }

  private static CompletionStage<Effect> fails(FailedAttempt attempt) {
    return CompletableFuture.failedStage(
        new IllegalStateException("no such order: " + attempt.number()));
  }

  @Test
  void neverAndOfAnswerAtOnce() {
    assertThat(ask(ResendConfirmation.never()).join()).isEqualTo(Confirmation.ABANDON);
    assertThat(ask(ResendConfirmation.of(attempt -> attempt.number() == 1)).join())
        .isEqualTo(Confirmation.RESEND);
    assertThat(ask(ResendConfirmation.of(attempt -> attempt.number() == 2)).join())
        .isEqualTo(Confirmation.ABANDON);
  }

  // ---- limits

  @Test
  void answerInTimeIsTheAnswer() {
    assertThat(ask(yesOfOthers.within(Duration.ofDays(365_000))).join())
        .isEqualTo(Confirmation.RESEND);
  }

  @Test
  void lateAnswerIsAFailureAndTheQuestionIsWithdrawn() {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    ResendConfirmation silent = attempt -> question;
    assertThatThrownBy(() -> ask(silent.within(Duration.ofMillis(50))).join())
        .hasCauseInstanceOf(TimeoutException.class)
        .hasMessageContaining("nobody answered within 50 ms");
    assertThatThrownBy(question.orTimeout(20, TimeUnit.SECONDS)::join)
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void cancelledAnswerWithdrawsTheQuestion() {
    CompletableFuture<Confirmation> question = new CompletableFuture<>();
    ResendConfirmation silent = attempt -> question;
    ask(silent.within(Duration.ofMinutes(1))).cancel(false);
    assertThat(question).isCancelled();
  }

  @Test
  void failureOfWhomeverWasAskedIsTheFailure() {
    ResendConfirmation failing =
        attempt -> CompletableFuture.failedStage(new IllegalStateException("nobody there"));
    assertThatThrownBy(() -> ask(failing.within(Duration.ofMinutes(1))).join())
        .hasRootCauseMessage("nobody there");
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1S"})
  void limitHasToBePositive(Duration limit) {
    assertThatThrownBy(() -> ResendConfirmation.never().within(limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("positive");
  }

  // ---- checks

  @ParameterizedTest
  @CsvSource({"DONE, DONE", "NOT_DONE, RESEND", "UNCLEAR, ABANDON"})
  void checkDecides(Effect found, Confirmation meant) {
    assertThat(ask(ResendConfirmation.verify(finding(found))).join()).isEqualTo(meant);
  }

  @Test
  void checkThatFailsIsTheFailure() {
    assertThatThrownBy(() -> ask(ResendConfirmation.verify(ResendConfirmationTest::fails)).join())
        .hasRootCauseMessage("no such order: 1");
    Function<FailedAttempt, CompletionStage<Effect>> throwing =
        attempt -> {
          throw new IllegalStateException("no such order");
        };
    assertThatThrownBy(() -> ask(ResendConfirmation.verify(throwing)).join())
        .hasRootCauseMessage("no such order");
  }

  @Test
  void somebodyElseIsAskedOnlyWhereTheCheckCannotTell() {
    assertThat(ask(ResendConfirmation.verify(finding(Effect.DONE), yesOfOthers)).join())
        .isEqualTo(Confirmation.DONE);
    assertThat(ask(ResendConfirmation.verify(finding(Effect.NOT_DONE), yesOfOthers)).join())
        .isEqualTo(Confirmation.RESEND);
    assertThat(othersAsked).hasValue(0);
    assertThat(ask(ResendConfirmation.verify(finding(Effect.UNCLEAR), yesOfOthers)).join())
        .isEqualTo(Confirmation.RESEND);
    assertThat(ask(ResendConfirmation.verify(ResendConfirmationTest::fails, yesOfOthers)).join())
        .isEqualTo(Confirmation.RESEND);
    assertThat(othersAsked).hasValue(2);
  }

  @Test
  void nobodyElseIsAskedForACallThatWaitsNoMore() {
    CompletableFuture<Effect> check = new CompletableFuture<>();
    CompletableFuture<Confirmation> answer =
        ask(ResendConfirmation.verify(attempt -> check, yesOfOthers));
    answer.cancel(false);
    assertThat(check).isCancelled();
    assertThat(othersAsked).hasValue(0);
  }

  @Test
  void knownEffectIsToldByTheException() {
    UnconfirmedRequestException done = UnconfirmedRequestException.done(Lost.ORDER);
    assertThat(done.confirmation()).isEqualTo(Confirmation.DONE);
    assertThat(done)
        .hasMessageStartingWith("POST https://shop.example/orders has been processed")
        .hasMessageContaining("only its answer is lost");
    UnconfirmedRequestException open = new UnconfirmedRequestException(Lost.ORDER);
    assertThat(open.confirmation()).isEqualTo(Confirmation.ABANDON);
    assertThat(open).hasMessageContaining("may have been processed");
  }

  /** Nobody would ever hear of it: it is thrown where the check completes. */
  @Test
  void errorOfWhoeverIsAskedOtherwiseEndsTheQuestion() {
    CompletableFuture<Effect> check = new CompletableFuture<>();
    ResendConfirmation broken =
        attempt -> {
          throw new NoClassDefFoundError("Terminal");
        };
    CompletableFuture<Confirmation> answer = ask(ResendConfirmation.verify(lost -> check, broken));
    check.complete(Effect.UNCLEAR);
    assertThatThrownBy(answer::join).hasRootCauseMessage("Terminal");
  }

  @Test
  void limitMayBeForEver() {
    assertThat(ask(ResendConfirmation.never().within(Duration.ofSeconds(Long.MAX_VALUE))).join())
        .isEqualTo(Confirmation.ABANDON);
  }
}
