package dev.redial.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fifth of all calls, but ten a second in any case. */
@Tag("R6")
class RetryBudgetTest {
  private final ManualClock clock = new ManualClock();
  private final RetryBudget whole = new RetryBudget(clock, RetryAllowance.STANDARD);
  private final RetryShare budget = whole.of("shop.order");

  private int takeAll() {
    int taken = 0;
    while (taken < 10_000 && budget.take()) {
      taken++;
    }
    return taken;
  }

  private void calls(int count) {
    for (int i = 0; i < count; i++) {
      budget.call(clock.nanoTime());
    }
  }

  @Test
  void withoutCallsTenASecondAreLeft() {
    assertThat(takeAll()).isEqualTo(10);
    clock.pass(Duration.ofMillis(999));
    assertThat(takeAll()).isZero();
    clock.pass(Duration.ofMillis(1));
    assertThat(takeAll()).isEqualTo(10);
  }

  @Test
  void fiveCallsBringOneMore() {
    calls(104);
    assertThat(takeAll()).isEqualTo(20);
  }

  @Test
  void callsThatBeginAtTheSameTimeAllCount() throws InterruptedException {
    List<Thread> callers = Stream.generate(() -> new Thread(() -> calls(1_000))).limit(8).toList();
    callers.forEach(Thread::start);
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(takeAll()).isEqualTo(8 * 200);
  }

  /** Whoever looks first in a new second finds what the last one brought. */
  @Test
  void callsOfASecondThatIsOverCountForTen() {
    calls(1_000);
    clock.pass(Duration.ofSeconds(9));
    assertThat(takeAll()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    calls(1_000);
    clock.pass(Duration.ofSeconds(10));
    assertThat(takeAll()).isEqualTo(10);
  }

  @Test
  void floorIsWhatIsLeftWhereTheShareIsLess() {
    calls(20);
    assertThat(takeAll()).isEqualTo(10);
    clock.pass(Duration.ofSeconds(1));
    assertThat(takeAll()).isEqualTo(10);
  }

  @Test
  void callsOfTheSameSecondPayForWhatWasLent() {
    assertThat(takeAll()).isEqualTo(10);
    calls(100);
    assertThat(takeAll()).isEqualTo(20 - 10);
  }

  @Test
  void whatWasSavedIsForgottenWhenSendingAgainDoesNotHelp() {
    calls(1_000);
    for (int i = 0; i < 64; i++) {
      assertThat(budget.take()).isTrue();
    }
    for (int i = 0; i < 64; i++) {
      budget.setback();
    }
    assertThat(takeAll()).isZero();
  }

  @Test
  void copiesLeaveHalfOfTheFewToThoseThatFail() {
    assertThat(copies()).isEqualTo(5);
    assertThat(takeAll()).isEqualTo(5);
    assertThat(copies()).isZero();
    clock.pass(Duration.ofSeconds(1));
    assertThat(copies()).isEqualTo(5);
  }

  @Test
  void copiesLeaveATokenToThoseThatFail() {
    calls(500);
    assertThat(copies()).isEqualTo(99);
    assertThat(takeAll()).isEqualTo(1);
  }

  private int copies() {
    int taken = 0;
    while (taken < 10_000 && budget.takeForCopy()) {
      taken++;
    }
    return taken;
  }

  @Test
  void oneSetbackTakesLittle() {
    calls(1_000);
    budget.setback();
    assertThat(takeAll()).isEqualTo(180);
  }

  @Test
  void operationThatAlwaysFailsLeavesOthersWhatTheirCallsBring() {
    RetryShare other = whole.of("shop.books");
    for (int i = 0; i < 1_000; i++) {
      other.call(clock.nanoTime());
      budget.call(clock.nanoTime());
      if (budget.take()) {
        budget.setback();
      }
    }
    assertThat(takeAll()).isZero();
    int taken = 0;
    while (other.take()) {
      taken++;
    }
    assertThat(taken).isEqualTo(200);
  }

  @Test
  void operationsThatFailInTurnTellThatTheOriginDoes() {
    List<RetryShare> all = IntStream.range(0, 64).mapToObj(i -> whole.of("op" + i)).toList();
    all.forEach(
        share -> {
          for (int i = 0; i < 150; i++) {
            share.call(clock.nanoTime());
          }
        });
    int again = 0;
    for (int round = 0; round < 30; round++) {
      for (RetryShare share : all) {
        if (share.take()) {
          again++;
          share.setback();
        }
      }
    }
    assertThat(again).isLessThan(128); // of 1,920 that were saved
  }

  @Test
  void operationsThatFailInTurnLeaveThoseThatAreAnswered() {
    List<RetryShare> broken = List.of(whole.of("shop.pay"), whole.of("shop.ship"));
    for (int i = 0; i < 1_000; i++) {
      budget.call(clock.nanoTime());
      budget.helped();
      broken.forEach(this::callThatFails);
    }
    broken.forEach(share -> assertThat(share.isUsedUp()).isTrue());
    assertThat(takeAll()).isEqualTo(200);
  }

  private void callThatFails(RetryShare share) {
    share.call(clock.nanoTime());
    if (share.take()) {
      share.setback();
    }
  }

  @Test
  void operationThatWasAnsweredLongAgoIsNotLeftItsSavings() {
    calls(1_000);
    budget.helped();
    clock.pass(Duration.ofSeconds(2));
    List<RetryShare> broken = List.of(whole.of("shop.pay"), whole.of("shop.ship"));
    for (int i = 0; i < 100; i++) {
      broken.forEach(RetryShare::setback);
    }
    assertThat(takeAll()).isEqualTo(10);
  }

  @Test
  void operationWhoseLastRepairFailedIsNotLeftItsSavings() {
    calls(1_000);
    budget.helped();
    budget.setback();
    for (int i = 0; i < 100; i++) {
      whole.of("shop.pay").setback();
    }
    assertThat(takeAll()).isLessThan(180);
  }

  @Test
  void setbackIsOwedInLaterSecondsToo() {
    calls(5);
    assertThat(budget.take()).isTrue();
    budget.setback();
    clock.pass(Duration.ofSeconds(1));
    calls(5);
    assertThat(takeAll()).isEqualTo(10); // lent; the token went for the setback
  }

  @Test
  void theFewAreThereOnceForAllOperations() {
    assertThat(takeAll()).isEqualTo(10);
    assertThat(whole.of("shop.books").isUsedUp()).isTrue();
  }

  @Test
  void beyondSomeAllFurtherOperationsShare() {
    for (int i = 0; i < 10 * RetryBudget.OPERATIONS; i++) {
      whole.of("op" + i).call(clock.nanoTime());
    }
    assertThat(whole.of("another")).isSameAs(whole.of("one more"));
    assertThat(whole.of("shop.order")).isSameAs(budget);
  }

  @Test
  void tokensLiveForTenSeconds() {
    calls(100);
    clock.pass(Duration.ofSeconds(9));
    calls(50);
    assertThat(takeAll()).isEqualTo(30);
    calls(50);
    clock.pass(Duration.ofSeconds(10));
    assertThat(takeAll()).isEqualTo(10);
  }

  @Test
  void oldestTokensGoFirst() {
    calls(50);
    clock.pass(Duration.ofSeconds(5));
    calls(50);
    for (int i = 0; i < 20; i++) {
      assertThat(budget.take()).isTrue();
    }
    clock.pass(Duration.ofSeconds(5));
    assertThat(takeAll()).isEqualTo(10);
  }

  @Test
  void longSilenceForgetsEverything() {
    calls(1_000);
    clock.pass(Duration.ofDays(400));
    assertThat(takeAll()).isEqualTo(10);
  }

  @Test
  void shareAndFloorAreAsSet() {
    RetryShare half = new RetryBudget(clock, new RetryAllowance(0.5, 1)).of("shop.order");
    for (int i = 0; i < 5; i++) {
      half.call(clock.nanoTime());
    }
    assertThat(half.isUsedUp()).isFalse();
    for (int i = 0; i < 2; i++) {
      assertThat(half.take()).isTrue();
    }
    assertThat(half.isUsedUp()).isTrue();
    assertThat(half.take()).isFalse();
  }
}
