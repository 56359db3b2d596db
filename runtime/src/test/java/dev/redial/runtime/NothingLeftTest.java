package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.ForkedProgram;
import dev.redial.testing.ForkedProgram.Outcome;
import dev.redial.testing.RawServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What clients leave behind when they are closed. */
final class NothingLeftTest {
  private static final ConnectionScript SILENT =
      connection -> {
        connection.readRequest();
        connection.awaitClose();
      };
  private static final ConnectionScript CLOSING =
      connection -> {
        connection.readRequest();
        connection.close();
      };

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "descriptors are listed in /proc")
  void noThreadAndNoDescriptorIsLeftWhenClientsAreClosed() throws Exception {
    try (RawServer answering = RawServer.start(ConnectionScript.answering(200, "well"));
        RawServer silent = RawServer.start(SILENT);
        RawServer closing = RawServer.start(CLOSING)) {
      Outcome outcome =
          ForkedProgram.of(NothingLeft.class)
              .run(
                  line -> {},
                  answering.uri("/").toString(),
                  silent.uri("/").toString(),
                  closing.uri("/").toString());

      assertThat(outcome.status()).as(outcome.output()).isZero();
      assertThat(outcome.lines()).containsExactly("counted: thread", "counted: descriptor");
    }
  }
}
