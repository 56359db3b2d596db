package dev.redial.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is asked, and what counts as a yes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConsoleConfirmationTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final StringWriter shown = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private ConsoleConfirmation console(InputStream typed) {
    return new ConsoleConfirmation(
        new Keyboard(typed, StandardCharsets.UTF_8), new PrintWriter(shown), nanos::get);
  }

  /** Typed line by line, each when it is asked for: nothing is there before. */
  private static InputStream typing(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return new FilterInputStream(new ByteArrayInputStream(octets)) {
      @Override
      public int available() {
        return 0;
      }
    };
  }

  private static CompletableFuture<Confirmation> ask(ResendConfirmation whom, String path) {
    return bounded(whom.confirm(Lost.at("https://shop.example" + path)));
  }

  private static CompletableFuture<Confirmation> bounded(CompletionStage<Confirmation> answer) {
    return answer.toCompletableFuture().orTimeout(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
  }

  private Confirmation answer(String typed) {
    return bounded(console(typing(typed)).confirm(Lost.ORDER)).join();
  }

  private String text() {
    return shown.toString();
  }

  private static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private int questions() {
    return text().split("Send it again", -1).length - 1;
  }

  // ---- one question

  @ParameterizedTest
  @CsvSource({
    "y, RESEND", "Y, RESEND", "yes, RESEND", "' Yes ', RESEND", "all, RESEND",
    "n, ABANDON", "'', ABANDON", "yo, ABANDON", "sure, ABANDON", "none, ABANDON"
  })
  void onlyYesIsAYes(String typed, Confirmation meant) {
    assertThat(answer(typed + "\n")).isEqualTo(meant);
  }

  @Test
  void endOfInputIsANo() {
    assertThat(answer("")).isEqualTo(Confirmation.ABANDON);
  }

  @Test
  void questionTellsWhatAPersonNeedsAndNoSecrets() {
    answer("n\n");
    assertThat(text())
        .isEqualToNormalizingNewlines(
            """
            shop.order: POST https://shop.example/orders?token=***&n=1
              It failed 0 ms ago, 1.2 s after it began: the server closed the connection
              attempt 1 on connection 7 (new, 41 octets sent): UNKNOWN
              It may have been processed already. Send it again? [y/N]\s""");
  }

  @Test
  void whatTheServerSentCannotMoveTheCursor() {
    FailedAttempt odd =
        Lost.of("https://shop.example/o", "bad \u001b[2J\u0007 head", Delivery.UNKNOWN);
    bounded(console(typing("n\n")).confirm(odd)).join();
    assertThat(text()).contains("bad ?[2J? head");
  }

  @Test
  void serverThatSaidThatItDidNotActIsQuoted() {
    FailedAttempt denied = Lost.of("https://shop.example/o", "it closed", Delivery.NOT_PROCESSED);
    bounded(console(typing("n\n")).confirm(denied)).join();
    assertThat(text()).contains("The server said that it did not process it, but it may have.");
  }

  @Test
  void terminalThatCannotBeReadIsAFailure() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();
    assertThatThrownBy(() -> ask(console(broken), "/o").join())
        .hasRootCauseMessage("Stream closed");
  }

  // ---- several

  @Test
  void questionsOfSeveralCallsAreAskedOneAfterTheOther() {
    ConsoleConfirmation console = console(typing("y\nn\ny\n"));
    CompletableFuture<Confirmation> first = ask(console, "/1");
    CompletableFuture<Confirmation> second = ask(console, "/2");
    CompletableFuture<Confirmation> third = ask(console, "/3");
    assertThat(first.join()).isEqualTo(Confirmation.RESEND);
    assertThat(second.join()).isEqualTo(Confirmation.ABANDON);
    assertThat(third.join()).isEqualTo(Confirmation.RESEND);
  }

  /** Someone who types what a test says, when it says so. */
  private final class Person implements AutoCloseable {
    private final PipedOutputStream keys = new PipedOutputStream();
    private final ConsoleConfirmation console;

    Person() throws IOException {
      console = console(new PipedInputStream(keys));
    }

    void types(String line) throws IOException {
      keys.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      keys.flush();
    }

    @Override
    public void close() throws IOException {
      keys.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"all, RESEND", "yes to all, RESEND", "none, ABANDON", "no to all, ABANDON"})
  void oneAnswerToAllEndsTheQueueAndNothingThatIsAskedLater(String typed, Confirmation meant)
      throws Exception {
    try (Person person = new Person()) {
      CompletableFuture<Confirmation> before = ask(person.console, "/before");
      until(() -> questions() == 1);
      List<CompletableFuture<Confirmation>> queue = new ArrayList<>();
      for (int i = 1; i <= 5; i++) {
        queue.add(ask(person.console, "/" + i));
      }
      person.types("y");
      assertThat(before.join()).isEqualTo(Confirmation.RESEND);
      until(() -> text().endsWith("[y/N; all or none of the 5] "));
      assertThat(text())
          .contains(
              "4 more wait: POST https://shop.example/2, POST https://shop.example/3, POST"
                  + " https://shop.example/4 and others");
      CompletableFuture<Confirmation> unseen = ask(person.console, "/unseen");
      person.types(typed);
      for (CompletableFuture<Confirmation> each : queue) {
        assertThat(each.join()).isEqualTo(meant);
      }
      until(() -> text().contains("/unseen"));
      assertThat(unseen).isNotDone();
      person.types("n");
      assertThat(unseen.join()).isEqualTo(Confirmation.ABANDON);
      assertThat(questions()).isEqualTo(3);
    }
  }

  @Test
  void questionTellsHowLongAgoItFailedWhenItsTurnComes() throws Exception {
    try (Person person = new Person()) {
      CompletableFuture<Confirmation> first = ask(person.console, "/1");
      until(() -> questions() == 1);
      CompletableFuture<Confirmation> second = ask(person.console, "/2");
      nanos.set(Duration.ofSeconds(125).toNanos());
      person.types("n");
      first.join();
      until(() -> questions() == 2);
      assertThat(text()).contains("It failed 2 min 5 s ago");
      person.types("n");
      second.join();
    }
  }

  // ---- what was typed before

  @Test
  void lineThatWasTypedBeforeTheQuestionIsNoAnswer() throws Exception {
    try (Person person = new Person()) {
      person.types("y");
      CompletableFuture<Confirmation> asked = ask(person.console, "/1");
      until(() -> questions() == 1);
      person.types("n");
      assertThat(asked.join()).isEqualTo(Confirmation.ABANDON);
    }
  }

  @Test
  void linesThatAreTypedAtOnceAnswerOneQuestion() throws Exception {
    try (Person person = new Person()) {
      CompletableFuture<Confirmation> first = ask(person.console, "/1");
      CompletableFuture<Confirmation> second = ask(person.console, "/2");
      until(() -> questions() == 1);
      person.types("n\ny\nall");
      assertThat(first.join()).isEqualTo(Confirmation.ABANDON);
      until(() -> questions() == 2);
      person.types("");
      assertThat(second.join()).isEqualTo(Confirmation.ABANDON);
      assertThat(questions()).isEqualTo(2);
    }
  }

  // ---- limits

  @Test
  void unansweredQuestionIsANoAndALateLineAnswersNoOtherOne() throws Exception {
    try (Person person = new Person()) {
      CompletableFuture<Confirmation> first =
          ask(person.console.within(Duration.ofMillis(200)), "/1");
      assertThatThrownBy(first::join)
          .hasCauseInstanceOf(TimeoutException.class)
          .hasMessageContaining("nobody answered within 200 ms");
      CompletableFuture<Confirmation> second = ask(person.console, "/2");
      until(() -> text().contains("/2") && text().endsWith("[y/N] "));
      person.types("y");
      until(() -> text().contains("That may have been meant for the question before"));
      until(() -> questions() == 3);
      assertThat(second).isNotDone();
      person.types("n");
      assertThat(second.join()).isEqualTo(Confirmation.ABANDON);
    }
  }

  @Test
  void withdrawnQuestionIsNotShownAnyMore() throws Exception {
    try (Person person = new Person()) {
      CompletableFuture<Confirmation> first = ask(person.console, "/1");
      until(() -> questions() == 1);
      CompletableFuture<Confirmation> second = ask(person.console, "/2");
      CompletableFuture<Confirmation> third = ask(person.console, "/3");
      second.cancel(false);
      person.types("y");
      assertThat(first.join()).isEqualTo(Confirmation.RESEND);
      until(() -> questions() == 2);
      person.types("y");
      assertThat(third.join()).isEqualTo(Confirmation.RESEND);
      assertThat(text()).doesNotContain("shop.example/2").contains("/3");
      assertThat(questions()).isEqualTo(2);
    }
  }

  @Test
  void withoutATerminalTheAnswerIsNoAtOnce() {
    // A build has no terminal; where somebody runs it in one, nobody types.
    assumeThat(ConsoleConfirmation.terminal()).isEmpty();
    assertThat(ask(ResendConfirmation.console(), "/1").join()).isEqualTo(Confirmation.ABANDON);
  }
}
