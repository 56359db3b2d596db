package dev.redial.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("S4")
class DecoderStateTest {
  @Test
  void illegalTransitionNamesBothStates() {
    assertThatIllegalStateException()
        .isThrownBy(() -> DecoderState.READY.to(DecoderState.CONTENT))
        .withMessageContaining("READY to CONTENT");
  }

  @ParameterizedTest
  @EnumSource
  void everyStateCanBreakAndNoneRecovers(DecoderState state) {
    assertThat(state.to(DecoderState.BROKEN)).isEqualTo(DecoderState.BROKEN);
    if (state != DecoderState.BROKEN) {
      assertThatIllegalStateException().isThrownBy(() -> DecoderState.BROKEN.to(state));
    }
  }
}
