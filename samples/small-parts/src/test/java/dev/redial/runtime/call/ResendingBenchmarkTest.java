package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.ResendReason;
import dev.redial.resend.Verdict;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ResendingBenchmarkTest {
  /** More than are lent in a second where calls bring nothing. */
  private static final int MANY = 1000;

  private final ResendingBenchmark benchmark = new ResendingBenchmark();

  @Test
  void whatWasNotSentGoesAtOnce() {
    assertThat(benchmark.notSent()).isEqualTo(Verdict.Resend.atOnce(ResendReason.AT_ONCE));
  }

  @Test
  void theBudgetGrantsAsManyAsThereAreCalls() {
    for (int i = 0; i < MANY; i++) {
      assertThat(benchmark.lostWhenReused()).isEqualTo(Verdict.Resend.atOnce(ResendReason.AT_ONCE));
      assertThat(benchmark.lostWhenNew())
          .asInstanceOf(InstanceOfAssertFactories.type(Verdict.Resend.class))
          .matches(resend -> resend.reason() == ResendReason.POLICY)
          .matches(resend -> resend.after().compareTo(Duration.ZERO) > 0);
    }
  }

  @Test
  void somebodyIsAskedAboutWhatIsNotIdempotent() {
    assertThat(benchmark.lostNonIdempotent()).isEqualTo(new Verdict.Ask());
  }
}
