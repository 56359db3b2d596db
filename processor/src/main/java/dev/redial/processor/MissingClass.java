package dev.redial.processor;

import java.util.stream.Stream;

/**
 * How the compiler says, wherever it notices, that a class file mentions a class that it cannot
 * find or read: by an exception of its own, which ends the compilation unless it is caught.
 */
final class MissingClass {
  private static final String COMPLETION_FAILURE =
      "com.sun.tools.javac.code.Symbol$CompletionFailure";

  private MissingClass() {}

  /** Whether {@code thrown} says so; its message names the class. */
  static boolean is(RuntimeException thrown) {
    return Stream.<Class<?>>iterate(thrown.getClass(), c -> c != null, Class::getSuperclass)
        .anyMatch(type -> type.getName().equals(COMPLETION_FAILURE));
  }
}
