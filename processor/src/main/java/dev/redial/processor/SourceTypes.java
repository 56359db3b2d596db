package dev.redial.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.util.ElementFilter;

/** The top-level types whose source is being compiled: only these have lines to point at. */
final class SourceTypes {
  private final Set<String> names = new HashSet<>();

  void add(RoundEnvironment round) {
    ElementFilter.typesIn(round.getRootElements())
        .forEach(type -> names.add(type.getQualifiedName().toString()));
  }

  /** The names of those in the package {@code home}, in alphabetical order. */
  List<String> of(String home) {
    return names.stream().filter(name -> home.equals(packageOf(name))).sorted().toList();
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** Whether {@code element} has a source in this compilation. */
  boolean contain(Element element) {
    return Owners.find(element)
        .map(type -> Owners.topLevel(type).getQualifiedName().toString())
        .filter(names::contains)
        .isPresent();
  }
}
