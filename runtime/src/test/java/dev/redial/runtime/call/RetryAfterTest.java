package dev.redial.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R6")
class RetryAfterTest {
  private static final String NOON = "Sat, 21 Nov 2026 12:00:00 GMT";

  @ParameterizedTest
  @CsvSource({"0, 0", "17, 17", "999999999, 999999999"})
  void numberIsSeconds(String value, long seconds) {
    assertThat(RetryAfter.seconds(value, "")).hasValue(seconds);
  }

  @Test
  void dateIsMeasuredByTheServersClock() {
    assertThat(RetryAfter.seconds("Sat, 21 Nov 2026 12:00:42 GMT", NOON)).hasValue(42);
    assertThat(RetryAfter.seconds("Sat, 21 Nov 2026 11:59:00 GMT", NOON)).hasValue(0);
  }

  @Test
  void moreDigitsThanAnybodyWaitsAreThirtyYears() {
    assertThat(RetryAfter.seconds("9999999999", "")).hasValue(999_999_999);
    assertThat(RetryAfter.seconds("9".repeat(100), "")).hasValue(999_999_999);
  }

  /** Source: RFC 9110, section 5.6.7. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sat, 21 Nov 2026 12:00:42 GMT",
        "Saturday, 21-Nov-26 12:00:42 GMT",
        "Sat Nov 21 12:00:42 2026"
      })
  void obsoleteFormsOfDatesAreRead(String date) {
    assertThat(RetryAfter.seconds(date, "Saturday, 21-Nov-26 12:00:00 GMT")).hasValue(42);
    assertThat(RetryAfter.seconds(date, "Sat Nov 21 12:00:00 2026")).hasValue(42);
  }

  @Test
  void dayOfOneDigitIsRead() {
    assertThat(RetryAfter.seconds("Sun Nov  1 12:00:42 2026", "Sun, 01 Nov 2026 12:00:00 GMT"))
        .hasValue(42);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "1.5"})
  void whatCannotBeReadIsEmpty(String value) {
    assertThat(RetryAfter.seconds(value, NOON)).isEmpty();
    assertThat(RetryAfter.seconds("Sat, 21 Nov 2026 12:00:42 GMT", "")).isEmpty();
  }
}
