package dev.redial.resend;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * A question that waits for a person.
 *
 * @param attempt that it is about
 * @param askedNanos when, by the clock of its console
 * @param answer is over too when nobody waits for it any more
 */
record ConsoleQuestion(
    FailedAttempt attempt, long askedNanos, CompletableFuture<Confirmation> answer) {

  /** As many of those behind are named. */
  private static final int NAMED = 3;

  boolean isOver() {
    return answer.isDone();
  }

  /**
   * What a person needs to know.
   *
   * @param all this one and those that wait behind it
   */
  String text(List<ConsoleQuestion> all, long nowNanos) {
    return """
        %s: %s
          It failed %s ago, %s after it began: %s
          %s
          %s%s Send it again? [y/N%s]\s"""
        .formatted(
            attempt.operation(),
            attempt.shownTarget(),
            Elapsed.text(Duration.ofNanos(nowNanos - askedNanos)),
            Elapsed.text(attempt.elapsed()),
            printable(String.valueOf(attempt.cause().getMessage())),
            attempt.describe(),
            doubt(),
            behind(all),
            all.size() == 1 ? "" : "; all or none of the " + all.size());
  }

  private String doubt() {
    return switch (attempt.delivery()) {
      case NOT_PROCESSED -> "The server said that it did not process it, but it may have.";
      case ANSWERED -> "This answer is returned unless it is sent again.";
      case NOT_SENT, UNKNOWN -> "It may have been processed already.";
    };
  }

  private String behind(List<ConsoleQuestion> all) {
    List<String> others =
        all.stream()
            .filter(other -> !other.equals(this))
            .map(other -> other.attempt.shownTarget())
            .toList();
    if (others.isEmpty()) {
      return "";
    }
    String named = others.stream().limit(NAMED).collect(Collectors.joining(", "));
    String rest = others.size() > NAMED ? " and others" : "";
    return "\n  %d more wait: %s%s\n ".formatted(others.size(), named, rest);
  }

  /** What came from a server is not to move the cursor. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
