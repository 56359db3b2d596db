package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.runtime.call.Simulation.Seen;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random schedules of calls, servers, faults, interrupts, timeouts and cancellations: at most once
 * unless confirmed, the right answer to the right call, nothing left hanging, no connection leaked,
 * and always exactly one reader where something is outstanding.
 *
 * <p>A failure names its seed; {@code -Dsimulation.seed=...} runs that one alone, {@code
 * -Dsimulation.schedules=...} another number of them.
 */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class SimulationTest {
  private static final int SCHEDULES = Integer.getInteger("simulation.schedules", 5_000);

  @Test
  @Tag("L1")
  @Tag("R1")
  @Tag("L7")
  @Tag("S10")
  @Tag("S15")
  void whateverHappensInWhicheverOrder() {
    Long only = Long.getLong("simulation.seed");
    long first = only == null ? 1 : only;
    long last = only == null ? SCHEDULES : only;
    Seen all = Seen.NOTHING;
    for (long seed = first; seed <= last; seed++) {
      Simulation simulation = new Simulation(seed);
      simulation.plan(2 + (int) (seed % 19));
      simulation.run();
      all = all.plus(simulation.seen());
    }
    System.out.printf("Simulation, seeds %d to %d: %s%n", first, last, all);
    assertThat(all.answered()).as("most calls are answered all the same").isPositive();
    if (only == null) {
      assertThat(all.answered()).isGreaterThan(all.calls() / 2);
      assertThat(all.connections()).isGreaterThan(SCHEDULES);
      assertThat(all.putOff()).as("flushes by the helper").isGreaterThan(SCHEDULES / 10);
      assertThat(all.overtaken()).as("ends between placing and flushing").isPositive();
    }
  }
}
