package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.resend.Delivery;
import dev.redial.runtime.connection.ReadingTurn.News;
import dev.redial.testing.ScriptedLink;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Callers that wait for a place sleep until there is something for them, and the pool with them.
 */
class WhoWaitsInLineTest {
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final OneConnection stage = new OneConnection();
  private final ScriptedLink link = new ScriptedLink();
  private final Connection connection = stage.over(link);
  private final Owner firstOwner = new Owner();
  private final Owner secondOwner = new Owner();
  private final Exchange first = OneConnection.get(firstOwner);
  private final Exchange second = OneConnection.get(secondOwner);

  /** A thread that comes to read, and counts how often it was woken. */
  private static final class Owner implements Signal {
    int raised;
    int nudged;

    @Override
    public void raise() {
      raised++;
    }

    @Override
    public void nudge() {
      nudged++;
    }

    @Override
    public boolean readsItself() {
      return true;
    }
  }

  @BeforeEach
  void everythingIsAccepted() {
    link.accept(Integer.MAX_VALUE);
  }

  private void place(Exchange exchange) {
    assertThat(connection.admit(exchange, 16)).isEqualTo(Admission.ADMITTED);
    connection.flush();
    exchange.placed();
  }

  /** The second stands behind the first, whose caller reads; its own has waited for that place. */
  private ReadingTurn secondBehindTheFirst() {
    place(first);
    firstOwner.raised = 0; // it came, as those do that are placed
    ReadingTurn reading = ReadingTurn.begin(first);
    assertThat(reading.leads()).isTrue();
    second.linedUp();
    place(second);
    return reading;
  }

  @Test
  void callerThatWaitedForItsPlaceSleepsOnWhileAnotherReads() {
    ReadingTurn reading = secondBehindTheFirst();
    assertThat(secondOwner.raised + secondOwner.nudged).isZero();
    link.answer(ANSWER + ANSWER);
    assertThat(reading.read()).isTrue();
    assertThat(second.isComplete()).isTrue();
    assertThat(secondOwner.raised).isEqualTo(1);
  }

  @Test
  void callerThatSleepsIsChosenWhenTheReaderLeaves() {
    ReadingTurn waiting = ReadingTurn.begin(second); // before it has a place
    assertThat(waiting.leads()).isFalse();
    ReadingTurn reading = secondBehindTheFirst();
    link.answer(ANSWER);
    assertThat(reading.read()).isTrue();
    reading.leave();
    assertThat(secondOwner.nudged).isEqualTo(1);
    assertThat(waiting.wake(News.NONE)).isTrue();
    link.answer(ANSWER);
    assertThat(waiting.read()).isTrue();
    assertThat(second.isComplete()).isTrue();
  }

  @Test
  void callerThatReadsElsewhereIsChosenNoMore() {
    ReadingTurn reading = secondBehindTheFirst();
    link.answer(ANSWER);
    assertThat(reading.read()).isTrue();
    reading.leave();
    second.leaveToHelper(); // though it was chosen
    link.answer(ANSWER);
    stage.readAll();
    assertThat(second.isComplete()).isTrue();
  }

  /**
   * It was placed before it came to sleep, and is told of a stream, which it takes elsewhere; or of
   * a redirect with much content, whose head says all that counts.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
        "HTTP/1.1 302 Found\r\nContent-Length: 5000\r\n\r\nok"
      })
  void callerThatWasToldBeforeTheEndIsNotChosen(String begun) {
    ReadingTurn reading = secondBehindTheFirst();
    Owner thirdOwner = new Owner();
    Exchange third = OneConnection.get(thirdOwner);
    place(third);
    assertThat(ReadingTurn.begin(third).leads()).isFalse();
    link.answer(ANSWER + begun);
    assertThat(reading.read()).isTrue();
    assertThat(secondOwner.raised).isPositive();
    reading.leave();
    assertThat(secondOwner.nudged).isZero();
    assertThat(thirdOwner.nudged).isEqualTo(1);
  }

  @Test
  void callerIsWokenForAPlaceWhereNobodyReads() {
    first.linedUp();
    place(first);
    assertThat(firstOwner.raised).isEqualTo(1);
    assertThat(ReadingTurn.begin(first).leads()).isTrue();
  }

  @Test
  void poolIsToldOnceOfAllAnswersOfARead() {
    ReadingTurn reading = secondBehindTheFirst();
    Exchange third = OneConnection.get(new Owner());
    place(third);
    link.answer(ANSWER + ANSWER + ANSWER);
    assertThat(reading.read()).isTrue();
    assertThat(stage.told()).containsExactly(List.of(first, second, third));
  }

  @Test
  void poolIsToldWhenWhatWasReadEndsInTheMiddle() {
    ReadingTurn reading = secondBehindTheFirst();
    link.answer(ANSWER + ANSWER.substring(0, 20));
    assertThat(reading.read()).isTrue();
    assertThat(stage.told()).containsExactly(List.of(first));
    link.answer(ANSWER.substring(20));
    assertThat(reading.read()).isTrue();
    assertThat(stage.told()).containsExactly(List.of(first), List.of(second));
  }

  /** What an answer says of pipelining counts, whatever comes behind it. */
  @Test
  void poolIsToldOfAnAnswerBeforeABreachWithTheEnd() {
    ReadingTurn reading = secondBehindTheFirst();
    link.answer(ANSWER + "no answer\r\n\r\n");
    assertThat(reading.read()).isTrue();
    assertThat(second.failure()).isNotNull();
    assertThat(stage.told()).isEmpty();
    assertThat(stage.toldAtEnd()).containsExactly(first);
  }

  /** What the last one says is of no use. */
  @Test
  void poolIsToldOfAllButTheLastAnswerOfAConnectionWithItsEnd() {
    ReadingTurn reading = secondBehindTheFirst();
    link.answer(ANSWER + ANSWER.replace("Content-Length", "Connection: close\r\nContent-Length"));
    assertThat(reading.read()).isTrue();
    assertThat(second.isComplete()).isTrue();
    assertThat(connection.state()).isEqualTo(ConnectionState.CLOSED);
    assertThat(stage.told()).isEmpty();
    assertThat(stage.toldAtEnd()).containsExactly(first);
  }

  @Test
  void callerThatGivesUpInItsSleepLeavesNothingBehind() {
    ReadingTurn reading = secondBehindTheFirst();
    assertThat(connection.cancel(second, new IOException("given up"), Connection.Then.NOTHING))
        .extracting(ExchangeFailure::delivery)
        .isEqualTo(Delivery.UNKNOWN);
    link.answer(ANSWER);
    assertThat(reading.read()).isTrue();
    reading.leave();
    assertThat(secondOwner.nudged).isZero();
    link.answer(ANSWER);
    stage.readAll();
    assertThat(connection.state()).isEqualTo(ConnectionState.IDLE);
  }
}
