package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.runtime.connection.ConnectionSettings.BusyWaiting;
import dev.redial.testing.ScriptedChannel;
import dev.redial.testing.ScriptedLink;
import dev.redial.testing.ScriptedProvider;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a caller waits that reads for itself: in its selector, and awake for what comes soon. */
@Timeout(30) // one that stays awake for ever is stopped
class AwaitTest {
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Duration LOOK = Duration.ofNanos(1_000);
  private static final Duration LATE = Duration.ofMillis(5);
  private static final int ENOUGH = 40;
  private static final int ASLEEP = 1000;

  private final ScriptedLink link = new ScriptedLink();
  private final ScriptedProvider selectors = ((ScriptedChannel) link.channel()).selectors();
  private final ThreadSignal signal = new ThreadSignal();
  private int looks;

  private Exchange placed(Connection connection) {
    link.accept(Integer.MAX_VALUE);
    Exchange exchange = OneConnection.get(signal);
    assertThat(connection.admit(exchange, 16)).isEqualTo(Admission.ADMITTED);
    connection.flush();
    exchange.placed();
    signal.lower();
    return exchange;
  }

  /** The answer comes at the third look, each a microsecond, or when the caller sleeps. */
  private void answered(OneConnection stage, Connection connection) {
    Exchange exchange = placed(connection);
    looks = 0;
    link.beforeIo(
        () -> {
          stage.clock().pass(LOOK);
          if (++looks == 3) {
            link.answer(ANSWER);
          }
        });
    selectors.duringWaits(
        () -> {
          looks = ASLEEP;
          link.answer(ANSWER);
        });
    Connection.await(exchange, signal, System.nanoTime() + Duration.ofMinutes(1).toNanos());
    assertThat(exchange.isComplete()).isTrue();
  }

  @Test
  void callerSleepsUntilItsConnectionIsKnownToAnswerSoon() {
    OneConnection stage = new OneConnection();
    answered(stage, stage.over(link));
    assertThat(selectors.waits()).isEqualTo(1);
  }

  @Test
  void callerStaysAwakeOnceTheLastAnswersHaveComeSoon() {
    OneConnection stage = new OneConnection();
    Connection connection = stage.over(link);
    for (int i = 0; i < ENOUGH; i++) {
      answered(stage, connection);
    }
    int waits = selectors.waits();
    assertThat(waits).isBetween(2, ENOUGH - 1);
    answered(stage, connection);
    assertThat(looks).isEqualTo(3);
    assertThat(selectors.waits()).isEqualTo(waits);
  }

  @Test
  void callerSleepsAgainOnceAnAnswerWasLate() {
    OneConnection stage = new OneConnection();
    Connection connection = stage.over(link);
    for (int i = 0; i < ENOUGH; i++) {
      answered(stage, connection);
    }
    Exchange late = placed(connection);
    link.beforeIo(() -> stage.clock().pass(LOOK));
    selectors.duringWaits(
        () -> {
          stage.clock().pass(LATE);
          link.answer(ANSWER);
        });
    Connection.await(late, signal, System.nanoTime() + Duration.ofMinutes(1).toNanos());
    int waits = selectors.waits();
    answered(stage, connection);
    assertThat(selectors.waits()).isEqualTo(waits + 1);
  }

  @Test
  void callerAlwaysSleepsWhereBusyWaitingIsOff() {
    OneConnection stage = new OneConnection(AwakeCallers.of(BusyWaiting.OFF));
    Connection connection = stage.over(link);
    for (int i = 0; i < ENOUGH; i++) {
      answered(stage, connection);
    }
    assertThat(selectors.waits()).isEqualTo(ENOUGH);
  }

  @Test
  void noSelectorIsLeftWhereTheConnectionWasClosedBeforeItsCallerSlept() {
    link.close();
    LeaderSelector late = new LeaderSelector(link);
    assertThatThrownBy(() -> late.select(signal, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed before");
    assertThat(selectors.open()).isZero();
  }
}
