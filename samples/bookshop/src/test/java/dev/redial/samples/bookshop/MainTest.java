package dev.redial.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MainTest {

  @Test
  void greets() {
    assertThat(Main.greeting()).contains("bookshop");
  }
}
