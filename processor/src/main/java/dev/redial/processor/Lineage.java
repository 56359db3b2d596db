package dev.redial.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** An interface with all its parents: itself first, then each parent before its own parents. */
final class Lineage {
  private final Surroundings surroundings;
  private final TypeElement api;
  private final Map<TypeElement, DeclaredType> types = new LinkedHashMap<>();
  private final List<ExecutableElement> methods;

  Lineage(Surroundings surroundings, TypeElement api) {
    this.surroundings = surroundings;
    this.api = api;
    add((DeclaredType) api.asType());
    this.methods =
        types.keySet().stream()
            .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
            .filter(Lineage::isInherited)
            .toList();
  }

  private static boolean isInherited(ExecutableElement method) {
    return !method.getModifiers().contains(Modifier.STATIC)
        && !method.getModifiers().contains(Modifier.PRIVATE);
  }

  private void add(DeclaredType type) {
    if (types.putIfAbsent((TypeElement) type.asElement(), type) == null) {
      for (TypeMirror parent : ((TypeElement) type.asElement()).getInterfaces()) {
        add((DeclaredType) parent);
      }
    }
  }

  TypeElement api() {
    return api;
  }

  /** The interface and its parents as they are written. */
  List<DeclaredType> types() {
    return List.copyOf(types.values());
  }

  /** The methods that are not overridden and have no body, in the order of the source. */
  List<ExecutableElement> abstractMethods() {
    return methods.stream()
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .filter(method -> methods.stream().noneMatch(other -> overrides(other, method)))
        .toList();
  }

  /** The methods that have a body. */
  Stream<ExecutableElement> defaultMethods() {
    return methods.stream().filter(ExecutableElement::isDefault);
  }

  /** The methods of parents that {@code method} overrides. */
  List<ExecutableElement> overriddenBy(ExecutableElement method) {
    return methods.stream().filter(other -> overrides(method, other)).toList();
  }

  private boolean overrides(ExecutableElement one, ExecutableElement other) {
    return !one.equals(other) && surroundings.elements().overrides(one, other, api);
  }

  /** The types whose annotations apply to {@code method}: those that have or inherit it. */
  List<TypeElement> applyingTo(ExecutableElement method) {
    List<TypeElement> owners =
        Stream.concat(Stream.of(method), overriddenBy(method).stream())
            .map(owned -> (TypeElement) owned.getEnclosingElement())
            .toList();
    return types.keySet().stream()
        .filter(type -> owners.stream().anyMatch(owner -> isSubtype(type, owner)))
        .toList();
  }

  private boolean isSubtype(TypeElement type, TypeElement owner) {
    var tool = surroundings.types();
    return tool.isSubtype(tool.erasure(type.asType()), tool.erasure(owner.asType()));
  }

  /** The type of {@code method} with the type arguments that the interface gives its parents. */
  ExecutableType typeOf(ExecutableElement method) {
    DeclaredType self = (DeclaredType) api.asType();
    return (ExecutableType) surroundings.types().asMemberOf(self, method);
  }

  /** Whether both would be one method of the client. */
  boolean collide(ExecutableElement one, ExecutableElement other) {
    return one.getSimpleName().equals(other.getSimpleName())
        && (surroundings.types().isSubsignature(typeOf(one), typeOf(other))
            || surroundings.types().isSubsignature(typeOf(other), typeOf(one)));
  }
}
