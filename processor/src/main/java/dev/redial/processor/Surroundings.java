package dev.redial.processor;

import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the compiler knows: its two tool boxes, what it compiles, and common questions. */
record Surroundings(Types types, Elements elements, SourceTypes sources) {

  /** The type named {@code name} as code beside {@code user} would see it. */
  Optional<TypeElement> visible(String name, TypeElement user) {
    ModuleElement module = elements.getModuleOf(user);
    return Optional.ofNullable(
        module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name));
  }

  /** Whether {@code type} is, extends or implements the class or interface {@code name}. */
  boolean isA(TypeMirror type, String name) {
    TypeElement wanted = elements.getTypeElement(name);
    return wanted != null
        && types.isAssignable(types.erasure(type), types.erasure(wanted.asType()));
  }

  /**
   * Whether {@code type} is exactly the class or interface {@code name}, whatever its arguments.
   */
  boolean is(TypeMirror type, String name) {
    return types.asElement(type) instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }
}
