package dev.redial.processor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * What the classes and interfaces are that a type is, extends or implements, by name. Each type is
 * gone through once a round, for it is asked about with every parameter of it.
 */
final class Ancestors {
  private final Types types;
  private final Map<TypeElement, Set<String>> known = new HashMap<>();

  Ancestors(Types types) {
    this.types = types;
  }

  /** The round is over: in the next one a type may have parents that are written now. */
  void forget() {
    known.clear();
  }

  /** The names of {@code type} itself and of all its ancestors. */
  Set<String> names(TypeElement type) {
    Set<String> names = known.get(type);
    if (names == null) {
      names = new HashSet<>();
      add(type, names);
      known.put(type, names);
    }
    return names;
  }

  private void add(TypeElement type, Set<String> names) {
    if (names.add(type.getQualifiedName().toString())) {
      parents(type)
          .map(types::asElement)
          .filter(TypeElement.class::isInstance)
          .forEach(parent -> add((TypeElement) parent, names));
    }
  }

  private static Stream<TypeMirror> parents(TypeElement type) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream());
  }
}
