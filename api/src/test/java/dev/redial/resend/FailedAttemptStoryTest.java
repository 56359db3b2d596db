package dev.redial.resend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a failure tells of the attempts before it. */
class FailedAttemptStoryTest {
  private static final String FIRST =
      "attempt 1 on connection 7 (new, 41 octets sent): UNKNOWN, from 0 ms to 1.2 s; the server"
          + " closed the connection";
  private static final String SECOND =
      "attempt 2 without a connection: NOT_SENT, from 1.3 s to 1.4 s; connection refused";
  private static final String PAUSE = "; again 100 ms later (by its policy)";

  private final FailedAttempt second = Lost.again(Lost.ORDER);

  private static List<Exception> failuresOf(FailedAttempt attempt) {
    return List.of(
        new UnconfirmedRequestException(attempt),
        UnconfirmedRequestException.done(attempt),
        new RequestFailedException(attempt, "no attempt is left"),
        new CallTimeoutException(attempt),
        new ConnectFailedException(attempt),
        new IncompleteResponseException(attempt, 200, 3, OptionalLong.of(5)));
  }

  @Test
  void storyHasALineForEachAttemptAndTellsWhatWasWaitedAndWhy() {
    assertThat(Lost.ORDER.story()).isEqualTo(FIRST);
    assertThat(second.story()).isEqualTo(FIRST + PAUSE + "\n" + SECOND);
  }

  @Test
  void everyFailureOfACallTellsOfItsEarlierAttempts() {
    assertThat(failuresOf(second))
        .allSatisfy(failure -> assertThat(failure.getMessage()).endsWith("\n  " + FIRST + PAUSE));
  }

  @Test
  void failureOfTheFirstAttemptIsOneLine() {
    assertThat(failuresOf(Lost.ORDER))
        .allSatisfy(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
  }

  @Test
  void failuresTellNoSecrets() {
    assertThat(failuresOf(second))
        .allSatisfy(
            failure ->
                assertThat(failure.toString())
                    .contains("shop.example/orders")
                    .doesNotContain("secret", "u:p", "?", "#"));
    assertThat(second.toString()).doesNotContain("secret", "u:p");
  }

  @Test
  void longStoryIsTheBeginningAndTheEnd() {
    FailedAttempt last = Lost.ORDER;
    for (int i = 0; i < 20_000; i++) {
      last = Lost.again(last);
    }
    assertThat(last.story().lines()).hasSize(9).contains(FIRST + PAUSE, "(19993 more)");
    assertThat(new RequestFailedException(last, "no attempt is left").getMessage().lines())
        .hasSize(10);
  }

  @Test
  void whatAServerSaidStaysOnItsLine() {
    FailedAttempt odd = Lost.of("http://shop.example/", "first\r\nsecond", Delivery.UNKNOWN);
    assertThat(odd.story().lines()).hasSize(1);
  }
}
