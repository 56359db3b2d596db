package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.Vigil.Late;
import dev.redial.runtime.connection.Vigil.Limits;
import dev.redial.runtime.connection.Vigil.Moments;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is late, and when, without a clock. */
@Tag("L7")
@Tag("L10")
@Tag("C1")
@Tag("C4")
@Tag("S14")
class VigilTest {
  private static final long BEGUN = 1_000;
  private static final Limits LIMITS =
      new Limits(TimeUnit.MILLISECONDS.toNanos(150), TimeUnit.SECONDS.toNanos(30));

  /** Only one of them applies. */
  private static Moments only(Late what) {
    return new Moments(
        what == Late.HARVEST ? BEGUN : Vigil.NEVER,
        what == Late.UNWANTED ? BEGUN : Vigil.NEVER,
        what == Late.CALLER ? BEGUN : Vigil.NEVER,
        what == Late.ANSWER ? BEGUN : Vigil.NEVER,
        Vigil.NEVER,
        what == Late.CONTINUE ? BEGUN : Vigil.NEVER,
        what == Late.HEAD ? BEGUN : Vigil.NEVER);
  }

  @ParameterizedTest
  @CsvSource({
    "HARVEST, 1000",
    "UNWANTED, 250",
    "CALLER, 100",
    "ANSWER, 150",
    "CONTINUE, 1000",
    "HEAD, 30000"
  })
  void eachIsLateAtItsLimitAndNotBefore(Late what, long limitMillis) {
    long due = BEGUN + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    assertThat(Vigil.due(only(what), LIMITS)).isEqualTo(due);
    assertThat(Vigil.late(only(what), LIMITS, due - 1)).isEqualTo(Late.NOTHING);
    assertThat(Vigil.late(only(what), LIMITS, due)).isEqualTo(what);
  }

  @Test
  void answerThatTricklesIsLateAfterASecond() {
    long recently = BEGUN + Vigil.LONG_ANSWER_NANOS - 1;
    Moments trickling =
        new Moments(
            Vigil.NEVER, Vigil.NEVER, Vigil.NEVER, recently, BEGUN, Vigil.NEVER, Vigil.NEVER);
    assertThat(Vigil.late(trickling, LIMITS, recently)).isEqualTo(Late.NOTHING);
    assertThat(Vigil.late(trickling, LIMITS, recently + 1)).isEqualTo(Late.ANSWER);
  }

  @Test
  void oneTimerServesWhatIsDueFirst() {
    Vigil vigil = new Vigil();
    assertThat(vigil.arm(Vigil.NEVER, 0)).isNegative();
    assertThat(vigil.arm(100, 0)).isEqualTo(100);
    assertThat(vigil.arm(200, 0)).isNegative();
    assertThat(vigil.arm(50, 10)).isEqualTo(40);
    vigil.disarm();
    assertThat(vigil.arm(200, 210)).isZero();
  }
}
