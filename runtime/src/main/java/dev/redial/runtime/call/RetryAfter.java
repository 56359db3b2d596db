package dev.redial.runtime.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait; source: RFC 9110, section 10.2.3. */
final class RetryAfter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private RetryAfter() {}

  /**
   * The seconds, not negative; empty if the value cannot be read.
   *
   * @param value a number of seconds, or a date, which is measured by the server's own clock
   * @param date what the answer's {@code Date} says; a date without it is not understood
   */
  static OptionalLong seconds(String value, String date) {
    if (value.matches("\\d{1,9}")) {
      return OptionalLong.of(Long.parseLong(value));
    }
    ZonedDateTime until = parse(value);
    ZonedDateTime now = parse(date);
    return until == null || now == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, Duration.between(now, until).toSeconds()));
  }

  private static @Nullable ZonedDateTime parse(String date) {
    try {
      return ZonedDateTime.parse(date, DATE);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
