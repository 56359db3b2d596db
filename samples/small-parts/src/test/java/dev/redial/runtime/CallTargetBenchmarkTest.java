package dev.redial.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallTargetBenchmarkTest {
  private final CallTargetBenchmark benchmark = new CallTargetBenchmark();

  @Test
  void lettersAndDigitsStayAsTheyAre() {
    assertThat(benchmark.plain())
        .isEqualTo("http://books.example/v1/shelves/7/books/9780000000001?view=full");
  }

  @Test
  void othersAreEscaped() {
    assertThat(benchmark.escaped())
        .isEqualTo(
            "http://books.example/v1/shelves/7/books/A%20Short%20Story:%2050%25%20f%C3%BCr%20%C3%84rzte"
                + "?view=A%20Short%20Story:%2050%25%20f%C3%BCr%20%C3%84rzte");
  }
}
