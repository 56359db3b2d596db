package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.runtime.RedialHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Which JDKs are trusted with HTTP/2 in clear. */
class CleartextTest {
  @Test
  void olderJdksAreRefused() {
    for (int jdk : new int[] {17, 21, 24}) {
      assertThatThrownBy(() -> Cleartext.priorKnowledge(jdk))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("needs JDK 25, and this is " + jdk);
    }
    assertThat(Cleartext.priorKnowledge(25)).isEqualTo(Cleartext.PRIOR_KNOWLEDGE);
  }

  @Test
  @EnabledForJreRange(maxVersion = 24)
  void builderRefusesAtOnce() {
    RedialHttpClient.Builder builder = RedialHttpClient.newBuilder();
    assertThatThrownBy(builder::http2PriorKnowledge)
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
