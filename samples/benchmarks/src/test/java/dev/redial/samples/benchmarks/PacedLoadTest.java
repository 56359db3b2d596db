package dev.redial.samples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PacedLoadTest {
  private static final long TENTH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  @Test
  void asManyBeginAsAreDue() throws InterruptedException {
    Tally tally = new Tally();
    new PacedLoad(new HeldUp(0), List.of(Work.SMALL)).run(TENTH_NANOS, tally);
    assertThat(tally.requests()).isEqualTo(Scenario.PACE / 10);
  }

  /** Half of the calls were due in the first half of the time in which nothing was begun. */
  @Test
  void callsThatBeginLateCountFromWhenTheyWereDue() throws InterruptedException {
    Tally tally = new Tally();
    new PacedLoad(new HeldUp(TENTH_NANOS), List.of(Work.SMALL)).run(TENTH_NANOS, tally);
    assertThat(tally.quantile(0.5)).isGreaterThan(TENTH_NANOS * 45 / 100);
  }

  @Test
  void anAnswerOfAnotherLengthAndAnotherStatusAreFailures() throws InterruptedException {
    Tally tally = new Tally();
    new PacedLoad(new HeldUp(0), List.of(Work.TEN_KB)).run(TENTH_NANOS, tally);
    assertThat(tally.failures()).isEqualTo(Scenario.PACE / 10);
    assertThat(tally.agrees(Work.SMALL, 503, Work.SMALL.answerLength())).isFalse();
  }

  /** Answers at once, but for the first call, which keeps whoever begins it. */
  private static final class HeldUp implements Contender {
    private final long firstNanos;
    private final AtomicInteger begun = new AtomicInteger();

    HeldUp(long firstNanos) {
      this.firstNanos = firstNanos;
    }

    @Override
    public void start(Work work, Completion completion) {
      if (begun.getAndIncrement() == 0) {
        long end = System.nanoTime() + firstNanos;
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
      }
      completion.answered(200, Work.SMALL.answerLength());
    }

    @Override
    public long call(Work work) {
      throw new UnsupportedOperationException("nobody waits here");
    }

    @Override
    public long download(Work work) {
      throw new UnsupportedOperationException("nothing streams here");
    }

    @Override
    public void close() {}
  }
}
