package dev.redial.runtime.call;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a server asks to wait; source: RFC 9110, section 10.2.3. */
final class RetryAfter {
  /** The three forms that recipients accept; source: RFC 9110, section 5.6.7. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ENGLISH),
          twoDigitYears(),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
              .withZone(ZoneOffset.UTC));

  /** Thirty years, for numbers with more digits (ours). */
  private static final long MOST_SECONDS = 999_999_999;

  private static final int MOST_DIGITS = 9;

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private RetryAfter() {}

  /**
   * The seconds, not negative; empty if the value cannot be read.
   *
   * @param value a number of seconds, or a date, which is measured by the server's own clock
   * @param date what the answer's {@code Date} says; a date without it is not understood
   */
  static OptionalLong seconds(String value, String date) {
    if (DIGITS.matcher(value).matches()) {
      return OptionalLong.of(value.length() > MOST_DIGITS ? MOST_SECONDS : Long.parseLong(value));
    }
    ZonedDateTime until = parse(value);
    ZonedDateTime now = parse(date);
    return until == null || now == null
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, Duration.between(now, until).toSeconds()));
  }

  private static @Nullable ZonedDateTime parse(String date) {
    for (DateTimeFormatter form : DATES) {
      try {
        return ZonedDateTime.parse(date, form);
      } catch (DateTimeException e) {
        // Another form, or none.
      }
    }
    return null;
  }

  /** Such a year is at most fifty years ahead; source: RFC 9110, section 5.6.7. */
  private static DateTimeFormatter twoDigitYears() {
    LocalDate fiftyYearsAgo = LocalDate.now(ZoneOffset.UTC).minusYears(49);
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, fiftyYearsAgo)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
  }
}
