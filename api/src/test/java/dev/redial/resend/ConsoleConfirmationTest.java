package dev.redial.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.Idempotency;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is asked, and what counts as a yes. */
class ConsoleConfirmationTest {
  private static final FailedAttempt LOST =
      new FailedAttempt(
          HttpRequest.newBuilder(URI.create("https://u:p@shop.example/orders?token=secret#f"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build(),
          null,
          Idempotency.NON_IDEMPOTENT,
          1,
          Delivery.UNKNOWN,
          new IOException("the server closed the connection"),
          Duration.ofMillis(1_234),
          new FailedAttempt.ConnectionUse(7, 0, Duration.ofSeconds(1), 41));

  private static Confirmation answer(String typed, StringWriter shown) {
    ConsoleConfirmation console =
        new ConsoleConfirmation(
            new BufferedReader(new StringReader(typed)), new PrintWriter(shown));
    return console.confirm(LOST).toCompletableFuture().join();
  }

  @ParameterizedTest
  @CsvSource({
    "y, RESEND", "Y, RESEND", "yes, RESEND", "' Yes ', RESEND",
    "n, ABANDON", "'', ABANDON", "yo, ABANDON", "sure, ABANDON"
  })
  void onlyYesIsAYes(String typed, Confirmation meant) {
    assertThat(answer(typed + "\n", new StringWriter())).isEqualTo(meant);
  }

  @Test
  void endOfInputIsANo() {
    assertThat(answer("", new StringWriter())).isEqualTo(Confirmation.ABANDON);
  }

  @Test
  void questionTellsWhatAPersonNeedsAndNoSecrets() {
    StringWriter shown = new StringWriter();
    answer("n\n", shown);
    assertThat(shown.toString())
        .contains("POST https://shop.example/orders failed after 1234 ms")
        .contains("attempt 1 on connection 7 (new, 41 octets sent): UNKNOWN")
        .contains("It may have been processed already. Send it again? [y/N]")
        .doesNotContain("secret")
        .doesNotContain("u:p");
  }

  @Test
  void questionsOfSeveralCallsAreAskedOneAfterTheOther() {
    StringWriter shown = new StringWriter();
    ConsoleConfirmation console =
        new ConsoleConfirmation(
            new BufferedReader(new StringReader("y\nn\ny\n")), new PrintWriter(shown));
    CompletableFuture<Confirmation> first = console.confirm(LOST).toCompletableFuture();
    CompletableFuture<Confirmation> second = console.confirm(LOST).toCompletableFuture();
    CompletableFuture<Confirmation> third = console.confirm(LOST).toCompletableFuture();
    assertThat(first.join()).isEqualTo(Confirmation.RESEND);
    assertThat(second.join()).isEqualTo(Confirmation.ABANDON);
    assertThat(third.join()).isEqualTo(Confirmation.RESEND);
  }

  @Test
  void neverAndOfAnswerAtOnce() {
    assertThat(ResendConfirmation.never().confirm(LOST).toCompletableFuture().join())
        .isEqualTo(Confirmation.ABANDON);
    assertThat(
            ResendConfirmation.of(attempt -> attempt.number() == 1)
                .confirm(LOST)
                .toCompletableFuture()
                .join())
        .isEqualTo(Confirmation.RESEND);
  }
}
