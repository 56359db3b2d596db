package dev.redial.runtime.pool;

import dev.redial.resend.FailedAttempt;
import dev.redial.runtime.connection.Clock;
import dev.redial.runtime.event.QuestionSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody was asked and has not answered, of all clients.
 *
 * <p>Thread-safety: {@code this} guards the fields.
 */
public final class OpenQuestions {
  private final Clock clock;
  private final Map<Long, Open> open = new LinkedHashMap<>();
  private long last;

  private record Open(FailedAttempt attempt, long sinceNanos) {
    QuestionSnapshot snapshot(long nowNanos) {
      return new QuestionSnapshot(
          attempt.operation(),
          attempt.shownTarget(),
          attempt.number(),
          attempt.delivery(),
          String.valueOf(attempt.cause().getMessage()),
          Duration.ofNanos(nowNanos - sinceNanos));
    }
  }

  OpenQuestions(Clock clock) {
    this.clock = clock;
  }

  /** A question is put; its number is for {@link #answered}. */
  public synchronized long put(FailedAttempt attempt) {
    open.put(++last, new Open(attempt, clock.nanoTime()));
    return last;
  }

  /** It was answered, or nobody waits for that any more. */
  public synchronized void answered(long number) {
    open.remove(number);
  }

  private synchronized List<Open> all() {
    return new ArrayList<>(open.values());
  }

  List<QuestionSnapshot> snapshot() {
    long now = clock.nanoTime();
    return all().stream().map(question -> question.snapshot(now)).toList();
  }
}
