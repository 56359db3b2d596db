package dev.redial.runtime.wire;

import dev.redial.testing.Document;
import dev.redial.testing.StateMachine;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code docs/state-machines.md} shows the tables of this package as they are. */
class StateMachinesDocTest {
  private static final Document DOCUMENT = Document.named("state-machines.md");

  @Test
  void decoderIsDrawnAsItIs() throws IOException {
    DOCUMENT.checkPart(
        "decoder",
        new StateMachine<>(DecoderState.class, DecoderState::leadsTo, "wire/DecoderState.java")
            .markdown());
  }
}
