package dev.redial.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * An interface with all its parents, the nearest first: each stands behind all that extend it, and
 * of those that do not extend each other the one that is written first is nearer.
 */
final class Lineage {
  private final Surroundings surroundings;
  private final TypeElement api;
  private final Map<TypeElement, DeclaredType> types;
  private final List<ExecutableElement> methods;

  Lineage(Surroundings surroundings, TypeElement api) {
    this.surroundings = surroundings;
    this.api = api;
    this.types = nearestFirst((DeclaredType) api.asType());
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

  private static Map<TypeElement, DeclaredType> nearestFirst(DeclaredType type) {
    Map<TypeElement, DeclaredType> farthestFirst = new LinkedHashMap<>();
    add(type, farthestFirst);
    List<TypeElement> order = new ArrayList<>(farthestFirst.keySet());
    Collections.reverse(order);
    Map<TypeElement, DeclaredType> types = new LinkedHashMap<>();
    order.forEach(each -> types.put(each, farthestFirst.get(each)));
    return types;
  }

  /** Adds a type behind its parents, of which it adds the last first. */
  private static void add(DeclaredType type, Map<TypeElement, DeclaredType> farthestFirst) {
    TypeElement element = (TypeElement) type.asElement();
    List<TypeMirror> parents = new ArrayList<>(element.getInterfaces());
    Collections.reverse(parents);
    for (TypeMirror parent : parents) {
      if (!farthestFirst.containsKey(((DeclaredType) parent).asElement())) {
        add((DeclaredType) parent, farthestFirst);
      }
    }
    farthestFirst.put(element, type);
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

  /** What of {@code name} without parameters clients have, whether they write or inherit it. */
  Stream<ExecutableElement> bare(String name) {
    return methods.stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .filter(method -> method.getParameters().isEmpty())
        .filter(method -> methods.stream().noneMatch(other -> overrides(other, method)));
  }

  /** The methods with a body that clients inherit. */
  Stream<ExecutableElement> defaultMethods() {
    return methods.stream().filter(ExecutableElement::isDefault);
  }

  /** All methods with a body: also static and private ones. */
  Stream<ExecutableElement> bodiedMethods() {
    return types.keySet().stream()
        .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
        .filter(method -> !method.getModifiers().contains(Modifier.ABSTRACT));
  }

  /** The methods of parents that {@code method} overrides. */
  List<ExecutableElement> overriddenBy(ExecutableElement method) {
    return methods.stream().filter(other -> overrides(method, other)).toList();
  }

  /**
   * Whether {@code one} overrides {@code other}, by the letter of JLS 17, section 9.4.1.1: asked as
   * a whole, the Eclipse compiler lets methods of parents override those of their children. Names
   * are compared first: in a large interface each method is asked about each other one.
   */
  private boolean overrides(ExecutableElement one, ExecutableElement other) {
    return one.getSimpleName().equals(other.getSimpleName())
        && isBelow(Owners.of(one), Owners.of(other))
        && hasSignature(one, other);
  }

  private boolean isBelow(TypeElement child, TypeElement parent) {
    return !child.equals(parent) && isSubtype(child, parent);
  }

  private boolean hasSignature(ExecutableElement one, ExecutableElement inherited) {
    DeclaredType owner = (DeclaredType) Owners.of(one).asType();
    TypeMirror other = surroundings.types().asMemberOf(owner, inherited);
    return surroundings
        .types()
        .isSubsignature((ExecutableType) one.asType(), (ExecutableType) other);
  }

  /**
   * The types whose annotations apply to {@code method}, the nearest first: those that have or
   * inherit it, and the parents of the one that declares it, though they know nothing of it.
   */
  List<TypeElement> applyingTo(ExecutableElement method) {
    List<TypeElement> owners = owners(method);
    return types.keySet().stream()
        .filter(type -> owners.stream().anyMatch(owner -> isRelated(type, owner)))
        .toList();
  }

  /**
   * Of the types that apply to {@code method} those that have or inherit it, or what it overrides,
   * if that is the {@code same}.
   */
  List<TypeElement> having(ExecutableElement method, Predicate<ExecutableElement> same) {
    List<TypeElement> owners =
        Stream.concat(Stream.of(method), overriddenBy(method).stream().filter(same))
            .map(Owners::of)
            .toList();
    return types.keySet().stream()
        .filter(type -> owners.stream().anyMatch(owner -> isSubtype(type, owner)))
        .toList();
  }

  /** The types that declare {@code method}, or what it overrides. */
  private List<TypeElement> owners(ExecutableElement method) {
    return Stream.concat(Stream.of(method), overriddenBy(method).stream())
        .map(owned -> (TypeElement) owned.getEnclosingElement())
        .toList();
  }

  private boolean isRelated(TypeElement one, TypeElement other) {
    return isSubtype(one, other) || isSubtype(other, one);
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
