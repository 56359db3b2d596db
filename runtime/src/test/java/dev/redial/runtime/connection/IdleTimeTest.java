package dev.redial.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ScriptedLink;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For how long a connection has been idle: to the nanosecond, whatever the wall clock says. */
class IdleTimeTest {
  private final OneConnection stage = new OneConnection();

  @Test
  void millisecondThatHasJustBegunIsNone() {
    stage.clock().pass(Duration.ofNanos(999_999));
    Connection connection = stage.over(new ScriptedLink());
    stage.clock().pass(Duration.ofNanos(1));
    assertThat(connection.idleNanos()).isEqualTo(1);
  }
}
