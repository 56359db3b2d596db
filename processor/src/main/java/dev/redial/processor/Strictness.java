package dev.redial.processor;

import java.util.Map;
import javax.annotation.processing.Messager;

/** What is asked of methods that are not idempotent by their verb. */
enum Strictness {
  /** Unmarked ones are not idempotent. */
  LENIENT,
  /** Each says what it is. */
  STRICT;

  static final String OPTION = "redial.idempotency";

  static Strictness of(Map<String, String> options, Messager messager) {
    String value = options.getOrDefault(OPTION, "lenient");
    return switch (value) {
      case "strict" -> STRICT;
      case "lenient" -> LENIENT;
      default -> unknown(value, messager);
    };
  }

  private static Strictness unknown(String value, Messager messager) {
    messager.printMessage(
        Tag.OPT_01.kind(),
        "[%s] -A%s=%s is unknown; write strict or lenient."
            .formatted(Tag.OPT_01.text(), OPTION, value));
    return STRICT;
  }
}
