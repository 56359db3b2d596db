package dev.redial.processor;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the compiler knows: its two tool boxes, what it compiles, and common questions. */
record Surroundings(Types types, Elements elements, SourceTypes sources, Ancestors ancestors) {
  Surroundings(Types types, Elements elements, SourceTypes sources) {
    this(types, elements, sources, new Ancestors(types));
  }

  /** The type named {@code name} as code beside {@code user} would see it. */
  Optional<TypeElement> visible(String name, TypeElement user) {
    ModuleElement module = elements.getModuleOf(user);
    return Optional.ofNullable(
        module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name));
  }

  /** Whether {@code type} is, extends or implements the class or interface {@code name}. */
  boolean isA(TypeMirror type, String name) {
    return isAnyOf(type, Set.of(name));
  }

  /**
   * Whether {@code type} is, extends or implements one of {@code names}. It compares names instead
   * of types: looking a type up by its name is what costs most of all that the processor asks.
   */
  boolean isAnyOf(TypeMirror type, Set<String> names) {
    return types.asElement(types.erasure(type)) instanceof TypeElement element
        && !Collections.disjoint(ancestors.names(element), names);
  }

  /**
   * Whether {@code type} is exactly the class or interface {@code name}, whatever its arguments.
   */
  boolean is(TypeMirror type, String name) {
    return types.asElement(type) instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }
}
