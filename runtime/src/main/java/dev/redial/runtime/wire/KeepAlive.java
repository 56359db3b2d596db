package dev.redial.runtime.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads {@code Keep-Alive: timeout=5, max=100}, a hint; source: RFC 2068, section 19.7.1.1. */
final class KeepAlive {
  private final List<String> members;

  KeepAlive(Fields fields) {
    this.members = fields.tokens("keep-alive");
  }

  /** Requests that the server still takes. */
  OptionalInt max() {
    OptionalLong max = parameter("max");
    return max.isPresent()
        ? OptionalInt.of((int) Math.min(max.getAsLong(), Integer.MAX_VALUE))
        : OptionalInt.empty();
  }

  /** For how long it keeps an idle connection. */
  Optional<Duration> timeout() {
    OptionalLong seconds = parameter("timeout");
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
        : Optional.empty();
  }

  /** Whether a limit was set that cannot be read: it may be a small one. */
  boolean isUnreadable() {
    return !members.isEmpty()
        && Stream.of("max", "timeout")
            .flatMap(this::values)
            .anyMatch(value -> Decimal.parse(value).isEmpty());
  }

  /** The least of the values that can be read. */
  private OptionalLong parameter(String name) {
    return members.isEmpty()
        ? OptionalLong.empty()
        : values(name).flatMapToLong(value -> Decimal.parse(value).stream()).min();
  }

  private Stream<String> values(String name) {
    return members.stream()
        .map(member -> member.split("=", 2))
        .filter(parts -> Whitespace.trim(parts[0]).equals(name))
        .map(parts -> parts.length == 2 ? unquoted(Whitespace.trim(parts[1])) : "");
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
