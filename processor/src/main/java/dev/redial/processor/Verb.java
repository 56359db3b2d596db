package dev.redial.processor;

import java.util.Map;
import java.util.Optional;

/** The HTTP method of an endpoint, and the annotation that says so. */
record Verb(Mark mark, String token, Idempotency idempotency) {
  /** Where RFC 9110 says that a request has no content, or none that means anything. */
  private static final Map<String, String> BODILESS =
      Map.of("GET", "9.3.1", "HEAD", "9.3.2", "TRACE", "9.3.8");

  /** The section that says that this has no body, if there is one. */
  Optional<String> bodiless() {
    return Optional.ofNullable(BODILESS.get(token));
  }
}
