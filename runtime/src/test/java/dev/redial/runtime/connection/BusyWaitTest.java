package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.ConnectionSettings.BusyWaiting;
import dev.redial.testing.ScriptedLink;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For which answers a caller stays awake. */
class BusyWaitTest {
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final long SOON = 20_000;
  private static final long SLOW = 5_000_000;

  private final AwakeCallers callers = new AwakeCallers(1);
  private final OneConnection stage = new OneConnection();
  private final BusyWait busyWait = new BusyWait(callers, stage.clock());
  private final ThreadSignal signal = new ThreadSignal();
  private final ScriptedLink link = new ScriptedLink();
  private final Connection connection = stage.over(link);
  private final Exchange exchange = OneConnection.get(signal);
  private int looks;

  private ReadingTurn turn;

  private void place(Exchange placed) {
    assertThat(connection.admit(placed, 16)).isEqualTo(Admission.ADMITTED);
    connection.flush();
  }

  @BeforeEach
  void oneIsOutstanding() {
    link.accept(Integer.MAX_VALUE);
    place(exchange);
    turn = ReadingTurn.begin(exchange);
    assertThat(turn.leads()).isTrue();
    link.beforeIo(() -> looks++);
  }

  private boolean staysAwake() {
    if (!busyWait.begin()) {
      return false;
    }
    try {
      return busyWait.read(turn, signal);
    } finally {
      busyWait.end();
    }
  }

  private void assertNobodyIsCounted() {
    assertThat(callers.enter()).isTrue();
    assertThat(callers.areTooMany()).isFalse();
    callers.leave();
  }

  private void answersTook(int count, long nanos) {
    for (int i = 0; i < count; i++) {
      busyWait.took(nanos);
    }
  }

  @Test
  void answerIsReadWithoutSleepWhereTheLastOnesCameSoon() {
    answersTook(40, SOON);
    link.beforeIo(
        () -> {
          if (++looks == 3) {
            link.answer(ANSWER);
          }
        });
    assertThat(staysAwake()).isTrue();
    assertThat(looks).isEqualTo(3);
    assertThat(exchange.isComplete()).isTrue();
    assertNobodyIsCounted();
  }

  @Test
  void callerSleepsWhereNothingIsKnownYet() {
    assertThat(staysAwake()).isFalse();
    assertThat(looks).isZero();
  }

  @Test
  void callerSleepsWhereTheLastOnesWereSlow() {
    answersTook(40, SOON);
    answersTook(2, SLOW);
    assertThat(staysAwake()).isFalse();
    assertThat(looks).isZero();
    answersTook(40, SOON);
    link.answer(ANSWER);
    assertThat(staysAwake()).isTrue();
  }

  @Test
  void callerSleepsAfterAMomentIfNothingComes() {
    answersTook(100, SOON);
    link.beforeIo(
        () -> {
          looks++;
          stage.clock().pass(Duration.ofNanos(SOON));
        });
    assertThat(staysAwake()).isFalse();
    assertThat(looks).isEqualTo(3); // at twice the usual time it may still come
    assertNobodyIsCounted();
  }

  @Test
  void callerSleepsWhereAnotherWaitsForWhatComesSoonOnItsOwnConnection() {
    answersTook(40, SOON);
    assertThat(busyWait.begin()).isTrue();
    assertThat(callers.enter()).isTrue();
    assertThat(busyWait.read(turn, signal)).isFalse();
    assertThat(looks).isZero();
  }

  @Test
  void callerSleepsOnceAnotherBeginsToWaitToo() {
    answersTook(40, SOON);
    link.beforeIo(
        () -> {
          if (++looks == 3) {
            assertThat(callers.enter()).isTrue();
          }
        });
    assertThat(busyWait.begin()).isTrue();
    assertThat(busyWait.read(turn, signal)).isFalse();
    assertThat(looks).isEqualTo(3);
  }

  @Test
  void callerSleepsOnceAnotherStandsBehindIt() {
    answersTook(40, SOON);
    place(OneConnection.get(new SilentOwner()));
    assertThat(staysAwake()).isFalse();
    assertThat(looks).isEqualTo(2); // one of them is the other's way out
  }

  @Test
  void callerLooksNoMoreOnceItsSignalIsRaised() {
    answersTook(40, SOON);
    signal.raise();
    assertThat(staysAwake()).isTrue();
    assertThat(looks).isZero();
  }

  @Test
  void whereItIsOffNobodyStaysAwake() {
    BusyWait never = new BusyWait(AwakeCallers.of(BusyWaiting.OFF), stage.clock());
    for (int i = 0; i < 40; i++) {
      never.took(SOON);
    }
    assertThat(never.begin()).isFalse();
  }
}
