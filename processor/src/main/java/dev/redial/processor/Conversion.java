package dev.redial.processor;

import com.palantir.javapoet.ClassName;

/**
 * How {@code @Convert} makes text of an argument.
 *
 * @param converter a class that generated code makes an instance of
 */
record Conversion(ClassName converter, Shape shape) {

  /** What of the argument is given to the converter. */
  enum Shape {
    WHOLE("one"),
    EACH("each"),
    /** The value of each entry of a map. */
    ENTRIES("entries"),
    /** What is in the value of each entry of a map. */
    VALUES("values");

    private final String method;

    Shape(String method) {
      this.method = method;
    }

    /** The method of {@code Converted} that does it. */
    String method() {
      return method;
    }
  }
}
