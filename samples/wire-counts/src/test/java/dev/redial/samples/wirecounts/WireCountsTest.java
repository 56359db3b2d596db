package dev.redial.samples.wirecounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often one order arrives, from live runs. */
class WireCountsTest {
  private static WireCounts counts;

  @BeforeAll
  static void measure() throws IOException, InterruptedException {
    counts = WireCounts.measured();
    System.out.println(counts.table());
  }

  @Test
  void redialSendsAnOrderOnce() {
    assertThat(counts.row(Contender.REDIAL)).containsExactly(1, 1, 1, 1);
  }

  /** What others do is theirs to change; that they were measured at all is ours. */
  @ParameterizedTest
  @EnumSource
  void everyClientWasMeasuredAndIsPrinted(Contender contender) {
    assertThat(counts.row(contender)).hasSize(4).allMatch(count -> count >= 1);
    assertThat(counts.table()).contains("| " + contender.title() + " | ");
  }
}
