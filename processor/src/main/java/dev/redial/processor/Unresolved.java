package dev.redial.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * A class that an interface mentions and that does not exist: another processor may write it yet,
 * unless it is a class file that mentions it.
 *
 * @param name what is missing; of an annotation, behind an {@code @}
 * @param by the type, method or component that mentions it
 */
record Unresolved(String name, Element by) {
  private static final String JAVAC = "com.sun.tools.javac.";

  /** What the compiler shows in the place of a constant or class that it cannot find, unquoted. */
  private static final String ERROR = "<error>";

  /** The first one that {@code type} or one of its parents mentions. */
  static Optional<Unresolved> in(TypeElement type, SourceTypes sources) {
    return all(type)
        .filter(found -> !found.name().startsWith("@") || sources.contain(found.by()))
        .findFirst();
  }

  private static Stream<Unresolved> all(TypeElement type) {
    return Stream.of(
            type.getInterfaces().stream().flatMap(parent -> inParent(type, parent)),
            inAnnotations(type, type),
            ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .flatMap(Unresolved::inMethod))
        .flatMap(found -> found);
  }

  private static Stream<Unresolved> inParent(TypeElement child, TypeMirror parent) {
    List<Unresolved> own = inType(child, parent).toList();
    return own.isEmpty() ? all((TypeElement) ((DeclaredType) parent).asElement()) : own.stream();
  }

  private static Stream<Unresolved> inMethod(ExecutableElement method) {
    return Stream.of(
            inAnnotations(method, method),
            inValue(method, method.getReturnType()),
            method.getThrownTypes().stream().flatMap(type -> inType(method, type)),
            method.getParameters().stream()
                .flatMap(
                    parameter ->
                        Stream.concat(
                            inAnnotations(method, parameter), inParameter(method, parameter))))
        .flatMap(found -> found);
  }

  /** A record of parameters counts with its components: they are what is read. */
  private static Stream<Unresolved> inParameter(ExecutableElement method, Element parameter) {
    return Stream.concat(
        inValue(method, parameter.asType()),
        Mark.has(parameter, "Params")
            ? inRecord(parameter.asType(), new HashSet<>())
            : Stream.empty());
  }

  private static Stream<Unresolved> inRecord(TypeMirror type, Set<Element> seen) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && seen.add(element)
        ? Stream.concat(
            inSupertypes(element, element),
            element.getRecordComponents().stream().flatMap(part -> inComponent(part, seen)))
        : Stream.empty();
  }

  private static Stream<Unresolved> inComponent(Element part, Set<Element> seen) {
    return Stream.of(
            inAnnotations(part, part),
            inValue(part, part.asType()),
            Mark.has(part, "Params") ? inRecord(part.asType(), seen) : Stream.<Unresolved>empty())
        .flatMap(found -> found);
  }

  private static Stream<Unresolved> inType(Element by, TypeMirror type) {
    return Mentions.of(type).unresolved().map(missing -> new Unresolved(missing.toString(), by));
  }

  /** Compilers look through the parents of whatever is given or given back. */
  private static Stream<Unresolved> inValue(Element by, TypeMirror type) {
    return Stream.concat(
        inType(by, type),
        Mentions.of(type).types().stream().flatMap(part -> inSupertypes(part, part)));
  }

  /** Whoever calls a method looks through all of them. */
  private static Stream<Unresolved> inSupertypes(Element by, TypeElement type) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .flatMap(parent -> Stream.concat(inType(by, parent), inSupertypes(by, parent)));
  }

  private static Stream<Unresolved> inSupertypes(Element by, TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? inSupertypes(by, (TypeElement) ((DeclaredType) type).asElement())
        : Stream.empty();
  }

  // ---- annotations

  private static Stream<Unresolved> inAnnotations(Element by, Element annotated) {
    return Mark.all(annotated).flatMap(mark -> inAnnotation(by, mark));
  }

  /**
   * Only what is read counts. One that is missing in source may become a verb; in a class file the
   * compiler does without it, and so does everybody.
   */
  private static Stream<Unresolved> inAnnotation(Element by, Mark mark) {
    Set<TypeMirror> unwritten = Mentions.of(mark.mirror().getAnnotationType()).unwritten();
    if (!unwritten.isEmpty()) {
      return unwritten.stream().map(missing -> new Unresolved("@" + missing, by));
    }
    return mark.isOurs() || mark.isVerb() ? inValues(by, mark.mirror()) : Stream.empty();
  }

  private static Stream<Unresolved> inValues(Element by, AnnotationMirror mirror) {
    return mirror.getElementValues().values().stream()
        .flatMap(value -> inAnnotationValue(by, value));
  }

  private static Stream<Unresolved> inAnnotationValue(Element by, AnnotationValue value) {
    Object content = value.getValue();
    if (content.equals(ERROR) && isMissing(value)) {
      return Stream.of(new Unresolved("a constant", by));
    }
    if (content instanceof TypeMirror type) {
      return Stream.concat(inType(by, type), inSupertypes(by, type));
    }
    return content instanceof AnnotationMirror mirror
        ? inValues(by, mirror)
        : nested(content).flatMap(each -> inAnnotationValue(by, each));
  }

  /** javac writes a string that happens to be the same with its quotes; others do so with both. */
  private static boolean isMissing(AnnotationValue value) {
    return value.toString().equals(ERROR) || !value.getClass().getName().startsWith(JAVAC);
  }

  private static Stream<AnnotationValue> nested(Object content) {
    return content instanceof List<?> list
        ? list.stream().map(AnnotationValue.class::cast)
        : Stream.empty();
  }
}
