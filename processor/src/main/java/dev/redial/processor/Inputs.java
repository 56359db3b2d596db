package dev.redial.processor;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one method is given.
 *
 * @param all in the order in which they are written; a record's components are in its place
 * @param records how generated code reads the records, outer ones first
 */
record Inputs(List<Input> all, List<String> records) {

  /** The annotations of Redial named {@code simpleName}. */
  Stream<Mark> marks(String simpleName) {
    return all.stream().flatMap(input -> Mark.find(input.element(), simpleName).stream());
  }

  List<String> names() {
    return all.stream().map(Input::name).toList();
  }
}
