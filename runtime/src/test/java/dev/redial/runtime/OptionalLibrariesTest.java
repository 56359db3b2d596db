package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ForkedProgram;
import dev.redial.testing.ForkedProgram.Outcome;
import dev.redial.testing.RawServer;
import org.junit.jupiter.api.Test;

/** What is optional may be missing. */
class OptionalLibrariesTest {
  @Test
  void callsWorkWithRequiredLibrariesAlone() throws Exception {
    try (RawServer server =
        RawServer.start(
            connection -> {
              while (true) {
                connection.readRequest();
                connection.respond(200, "hello");
              }
            })) {
      Outcome outcome =
          ForkedProgram.of(WithoutOptionalLibraries.class)
              .run(line -> {}, server.uri("/").toString());

      assertThat(outcome.output())
          .contains("hello")
          .contains("No codec can read")
          .contains("add Jackson");
      assertThat(outcome.status()).isZero();
    }
  }
}
