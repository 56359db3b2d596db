package dev.redial.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.connection.ConnectionState;
import dev.redial.runtime.pool.Retirement.Age;
import dev.redial.runtime.pool.Seat.Load;
import dev.redial.runtime.pool.Seat.Trial;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What time does to a connection. */
@Tag("P9")
class RetirementTest {
  @ParameterizedTest
  @CsvSource({
    "IDLE,     10, 4, FINE, NONE",
    "IDLE,     11, 4, FINE, EVICT",
    "IDLE,      0, 4, OVER, EVICT",
    "IDLE,      0, 0, FINE, EVICT",
    "OPEN,     11, 4, FINE, NONE",
    "OPEN,      0, 0, FINE, NONE",
    "OPEN,      0, 4, OVER, DRAIN",
    "BARRIER,   0, 4, OVER, DRAIN",
    "DRAINING,  0, 4, OVER, NONE",
    "HARVEST,   0, 4, OVER, NONE",
    "CLOSED,    0, 4, OVER, NONE",
  })
  void connectionsRetire(
      ConnectionState state, long idleNanos, int depth, Age age, Retirement fate) {
    Seat<String> seat =
        new Seat<>("a", Given.ALICE, state, 0, idleNanos, depth, Trial.NONE, Load.ORDINARY);
    assertThat(Retirement.of(seat, 10, age)).isEqualTo(fate);
  }
}
