package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ForkedProgram;
import dev.redial.testing.ForkedProgram.Outcome;
import dev.redial.testing.PatternServer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Bodies that do not fit into memory. */
final class LargeBodiesTest {
  private static final long GIBIBYTE = 1L << 30;

  @Test
  void gibibyteGoesUpAndDownThroughAHeapOf64Mebibytes() throws Exception {
    // The server sends the second half only when the client has said that it sees the first.
    CountDownLatch seen = new CountDownLatch(1);
    ForkedProgram program = ForkedProgram.of(LargeBodies.class, "-Xmx64m");
    try (PatternServer server = PatternServer.start(seen)) {
      Outcome outcome =
          program.run(
              line -> {
                if (line.equals("pushed 4/16")) {
                  seen.countDown();
                }
              },
              server.uri().toString(),
              Long.toString(GIBIBYTE));

      assertThat(outcome.status()).as(outcome.output()).isZero();
      assertThat(outcome.lines()).contains("pushed 16/16", "read 1/16", "read 16/16");
      assertThat(outcome.lines()).filteredOn(line -> line.equals("put " + GIBIBYTE)).hasSize(2);
      assertThat(server.failures()).isEmpty();
    }
  }
}
