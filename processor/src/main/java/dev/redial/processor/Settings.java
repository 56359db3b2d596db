package dev.redial.processor;

import dev.redial.processor.EndpointModel.Header;
import dev.redial.processor.EndpointModel.Limits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be said on a type for all its methods, and on a method for itself. */
record Settings(Optional<String> retry, Optional<Limits> limits, List<Header> headers) {
  static final Settings NONE = new Settings(Optional.empty(), Optional.empty(), List.of());

  /** These where they say something, {@code general} where they do not. */
  Settings or(Settings general) {
    Stream<Header> others = general.headers.stream().filter(header -> !has(header.name()));
    return new Settings(
        retry.or(general::retry),
        limits.or(general::limits),
        Stream.concat(others, headers.stream()).toList());
  }

  private boolean has(String header) {
    return headers.stream().anyMatch(own -> own.name().equalsIgnoreCase(header));
  }
}
