package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ConnectionScript;
import dev.redial.testing.ForkedProgram;
import dev.redial.testing.ForkedProgram.Outcome;
import dev.redial.testing.RawHttp2Connection;
import dev.redial.testing.RawHttp2Server;
import dev.redial.testing.RawHttp2Server.Script;
import dev.redial.testing.RawServer;
import dev.redial.testing.TestTls;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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

  private static final Script SILENT_2 =
      connection -> {
        while (true) {
          connection.readHead();
        }
      };
  private static final Script CLOSING_2 =
      connection -> {
        connection.readHead();
        connection.cut();
      };

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "descriptors are listed in /proc")
  void noThreadAndNoDescriptorIsLeftWhenClientsAreClosed(@TempDir Path directory) throws Exception {
    TestTls tls = TestTls.in(directory);
    try (RawHttp2Server answering2 =
            RawHttp2Server.start(tls.server(), RawHttp2Connection::answerAll);
        RawHttp2Server silent2 = RawHttp2Server.start(tls.server(), SILENT_2);
        RawHttp2Server closing2 = RawHttp2Server.start(tls.server(), CLOSING_2);
        RawServer answering = RawServer.start(ConnectionScript.answering(200, "well"));
        RawServer silent = RawServer.start(SILENT);
        RawServer closing = RawServer.start(CLOSING)) {
      Outcome outcome =
          ForkedProgram.of(NothingLeft.class, TestTls.trustIn(directory))
              .run(
                  line -> {},
                  answering.uri("/").toString(),
                  silent.uri("/").toString(),
                  closing.uri("/").toString(),
                  answering2.uri("/").toString(),
                  silent2.uri("/").toString(),
                  closing2.uri("/").toString());

      assertThat(outcome.status()).as(outcome.output()).isZero();
      assertThat(outcome.lines())
          .containsExactly("counted: thread at first", "counted: thread", "counted: descriptor");
    }
  }
}
