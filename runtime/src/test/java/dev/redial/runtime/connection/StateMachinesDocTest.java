package dev.redial.runtime.connection;

import dev.redial.testing.Document;
import dev.redial.testing.StateMachine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code docs/state-machines.md} shows the tables of this package as they are. */
class StateMachinesDocTest {
  private static final Document DOCUMENT = Document.named("state-machines.md");

  @Test
  void connectionIsDrawnAsItIs() throws IOException {
    DOCUMENT.checkPart(
        "connection",
        new StateMachine<>(
                ConnectionState.class,
                ConnectionState.TRANSITIONS::allows,
                "connection/ConnectionState.java")
            .markdown());
  }

  @Test
  void exchangeIsDrawnAsItIs() throws IOException {
    DOCUMENT.checkPart(
        "exchange",
        new StateMachine<>(
                ExchangeState.class,
                ExchangeState.TRANSITIONS::allows,
                "connection/ExchangeState.java")
            .markdown());
  }
}
