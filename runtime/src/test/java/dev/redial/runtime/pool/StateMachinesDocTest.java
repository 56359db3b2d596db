package dev.redial.runtime.pool;

import dev.redial.runtime.pool.PipelineLadder.Rung;
import dev.redial.testing.Document;
import dev.redial.testing.StateMachine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code docs/state-machines.md} shows the tables of this package as they are. */
class StateMachinesDocTest {
  private static final Document DOCUMENT = Document.named("state-machines.md");

  @Test
  void ladderIsDrawnAsItIs() throws IOException {
    DOCUMENT.checkPart(
        "ladder",
        new StateMachine<>(Rung.class, Rung.TRANSITIONS::allows, "pool/PipelineLadder.java")
            .markdown());
  }
}
