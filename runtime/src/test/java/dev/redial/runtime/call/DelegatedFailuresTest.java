package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R8")
class DelegatedFailuresTest {
  @Test
  void faultIsUnwrappedOrMadeOne() {
    IOException fault = new ConnectException("x");
    assertThat(DelegatedFailures.asIOException(new CompletionException(fault))).isSameAs(fault);
    assertThat(DelegatedFailures.asIOException(new IllegalStateException("y")))
        .isExactlyInstanceOf(IOException.class)
        .hasCauseExactlyInstanceOf(IllegalStateException.class);
  }

  @Test
  void onlyAPlainFaultMayTellOfTooManyStreams() {
    IOException crowded = new IOException("too many concurrent streams");
    assertThat(DelegatedFailures.mayBeCrowding(crowded)).isTrue();
    assertThat(DelegatedFailures.saysTooMany(crowded)).isTrue();
    assertThat(DelegatedFailures.mayBeCrowding(new ConnectException("x"))).isFalse();
    assertThat(DelegatedFailures.saysTooMany(new IOException("GOAWAY"))).isFalse();
  }
}
