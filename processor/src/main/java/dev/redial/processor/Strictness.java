package dev.redial.processor;

import java.util.List;

/** What is asked of methods that are not idempotent by their verb. */
enum Strictness {
  /** Each says what it is. */
  STRICT,
  /** Unmarked ones are not idempotent. */
  LENIENT;

  static final String OPTION = "redial.idempotency";

  static Strictness of(Options options) {
    return options.read(OPTION, List.of(values()), LENIENT, STRICT);
  }
}
