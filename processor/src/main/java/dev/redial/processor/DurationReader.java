package dev.redial.processor;

import dev.redial.processor.EndpointModel.Limits;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ISO-8601 durations from annotations. */
final class DurationReader {
  private static final Pattern SHORTHAND = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

  private final ErrorReporter errors;

  DurationReader(ErrorReporter errors) {
    this.errors = errors;
  }

  /** The limits of {@code @Timeout}. */
  Limits limits(Mark timeout) {
    Optional<Duration> attempt = optional(timeout, "value");
    Optional<Duration> overall = optional(timeout, "overall");
    if (timeout.string("value").isEmpty() && timeout.string("overall").isEmpty()) {
      errors.report(Tag.TIME_01, timeout.site(), "@Timeout limits nothing: set value or overall.");
    }
    if (attempt.isPresent() && overall.isPresent() && overall.get().compareTo(attempt.get()) < 0) {
      errors.report(
          Tag.TIME_01,
          timeout.site("overall"),
          "overall %s is shorter than one attempt %s.",
          overall.get(),
          attempt.get());
    }
    return new Limits(text(timeout, "value"), text(timeout, "overall"));
  }

  private static Optional<String> text(Mark mark, String member) {
    return Optional.of(mark.string(member)).filter(text -> !text.isEmpty());
  }

  private Optional<Duration> optional(Mark mark, String member) {
    return mark.string(member).isEmpty() ? Optional.empty() : duration(mark, member);
  }

  /** The duration in {@code member}, reported where it is none. */
  Optional<Duration> duration(Mark mark, String member) {
    String text = mark.string(member);
    Optional<Duration> duration = parse(text);
    if (duration.isEmpty()) {
      report(mark, member, "is not an ISO-8601 duration" + suggestion(text));
    } else if (duration.get().isNegative() || duration.get().isZero()) {
      report(mark, member, "is not longer than nothing.");
    }
    return duration;
  }

  private void report(Mark mark, String member, String complaint) {
    String name = member.equals("value") ? "" : member + " = ";
    errors.report(
        Tag.TIME_01,
        mark.site(member),
        "%s(%s\"%s\") %s",
        mark.display(),
        name,
        mark.string(member),
        complaint);
  }

  private static Optional<Duration> parse(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String suggestion(String text) {
    Matcher shorthand = SHORTHAND.matcher(text);
    if (!shorthand.matches()) {
      return ", such as \"PT2S\".";
    }
    return "; write \"" + of(Long.parseLong(shorthand.group(1)), shorthand.group(2)) + "\".";
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
