package dev.redial.processor;

import java.util.HashSet;
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

  /** Whether {@code element} has a source in this compilation. */
  boolean contain(Element element) {
    return names.contains(Owners.topLevel(element).getQualifiedName().toString());
  }
}
