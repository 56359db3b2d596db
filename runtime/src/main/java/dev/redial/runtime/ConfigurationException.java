package dev.redial.runtime;

import dev.redial.runtime.configuration.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Something that a client needs was not set, or set wrongly; the message says what to add. */
public final class ConfigurationException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }

  /** All that is wrong, in one message. */
  static void throwIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          problems.stream()
              .distinct()
              .map(problem -> "\n  " + problem)
              .collect(
                  Collectors.joining(
                      "", "The configuration was not applied, for this is wrong with it:", "")));
    }
  }
}
