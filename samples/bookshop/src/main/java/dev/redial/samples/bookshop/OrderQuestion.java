package dev.redial.samples.bookshop;

import dev.redial.resend.Confirmation;
import dev.redial.resend.FailedAttempt;
import dev.redial.resend.ResendConfirmation;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Asks whether an order may be placed again, in the shop's own words.
 *
 * <p>A person takes their time, so that each question has a thread of its own.
 */
final class OrderQuestion implements ResendConfirmation {
  private final Page page;
  private final Supplier<Optional<String>> person;

  /**
   * A question to somebody.
   *
   * @param person whose answer it is; empty where nobody is there, which means no
   */
  OrderQuestion(Page page, Supplier<Optional<String>> person) {
    this.page = page;
    this.person = person;
  }

  /** {@code --yes} or {@code --no}, else whoever sits at the terminal, else no. */
  static ResendConfirmation of(Page page, String... args) {
    for (String arg : args) {
      if (arg.equals("--yes") || arg.equals("--no")) {
        return new OrderQuestion(page, () -> said(page, arg.substring(2), "said by " + arg));
      }
    }
    return Page.terminal()
        .map(console -> new OrderQuestion(page, () -> Optional.ofNullable(console.readLine())))
        .orElseGet(
            () -> new OrderQuestion(page, () -> said(page, "no", "nobody is at the terminal")));
  }

  private static Optional<String> said(Page page, String answer, String why) {
    page.answer(answer + " (" + why + ")");
    return Optional.of(answer);
  }

  @Override
  public CompletionStage<Confirmation> confirm(FailedAttempt attempt) {
    return CompletableFuture.supplyAsync(
        () -> ask(attempt), task -> CuttingProxy.startDaemon("order-question", task));
  }

  private Confirmation ask(FailedAttempt attempt) {
    page.line("lost: %s", attempt.describe());
    page.question("The order may have been placed already. Send it again? [y/N]");
    return person.get().map(OrderQuestion::read).orElse(Confirmation.ABANDON);
  }

  private static Confirmation read(String answer) {
    return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")
        ? Confirmation.RESEND
        : Confirmation.ABANDON;
  }
}
