package dev.redial.processor;

import java.util.Optional;

/**
 * An argument as generated code writes it.
 *
 * @param expression a parameter, or the accessor of a record's component
 */
record Argument(String expression, Optional<Conversion> conversion) {

  static Argument of(Input input) {
    return new Argument(input.expression(), Optional.empty());
  }

  static Argument of(Input input, Conversion conversion) {
    return new Argument(input.expression(), Optional.of(conversion));
  }
}
