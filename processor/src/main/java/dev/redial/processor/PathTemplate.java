package dev.redial.processor;

import java.util.List;
import java.util.stream.Stream;

/** A path with its variables, in order. */
record PathTemplate(String text, List<String> variables) {

  /** This path and {@code below} in one; a slash at the end of this is not doubled. */
  PathTemplate append(PathTemplate below) {
    boolean doubled = text.endsWith("/") && !below.text.isEmpty();
    String above = doubled ? text.substring(0, text.length() - 1) : text;
    return new PathTemplate(
        above + below.text, Stream.concat(variables.stream(), below.variables.stream()).toList());
  }
}
