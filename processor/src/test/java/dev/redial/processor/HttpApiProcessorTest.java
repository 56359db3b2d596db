package dev.redial.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HttpApiProcessorTest {

  @Test
  void supportsTheOneAnnotationThatItReads() {
    assertThat(new HttpApiProcessor().getSupportedAnnotationTypes())
        .containsExactly("dev.redial.HttpApi");
  }
}
