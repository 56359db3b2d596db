package dev.redial.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** One annotation where it is written. Annotations are known by name, never by class. */
record Mark(Element on, AnnotationMirror mirror) {
  private static final String PACKAGE = "dev.redial.";

  /** All annotations of {@code element}, as written. */
  static Stream<Mark> all(Element element) {
    return element.getAnnotationMirrors().stream().map(mirror -> new Mark(element, mirror));
  }

  /** The annotation of Redial named {@code simpleName}, if {@code element} has it. */
  static Optional<Mark> find(Element element, String simpleName) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) { // asked most: no stream
      Mark mark = new Mark(element, mirror);
      if (mark.is(simpleName)) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }

  static boolean has(Element element, String simpleName) {
    return find(element, simpleName).isPresent();
  }

  boolean is(String simpleName) {
    return type().getQualifiedName().contentEquals(PACKAGE + simpleName);
  }

  /** Whether it is one of Redial's own. */
  boolean isOurs() {
    return type().getQualifiedName().toString().startsWith(PACKAGE)
        && Character.isUpperCase(type().getQualifiedName().charAt(PACKAGE.length()));
  }

  /** Whether it makes a method an endpoint. */
  boolean isVerb() {
    return has(type(), "HttpMethod");
  }

  TypeElement type() {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }

  /** As written in messages: {@code @Get}. */
  String display() {
    String name = type().getQualifiedName().toString();
    return "@" + (isOurs() ? name.substring(PACKAGE.length()) : type().getSimpleName());
  }

  /** A string member, its default included; empty if the annotation has no such member. */
  String string(String member) {
    return value(member).map(value -> value.getValue().toString()).orElse("");
  }

  /** The annotations in an array member, each as if it stood alone. */
  Stream<Mark> marks(String member) {
    return values(member).stream()
        .map(AnnotationValue::getValue)
        .map(AnnotationMirror.class::cast)
        .map(nested -> new Mark(on, nested));
  }

  /** A switch, off where the annotation has none. */
  boolean flag(String member) {
    return value(member).filter(value -> Boolean.TRUE.equals(value.getValue())).isPresent();
  }

  /** The values of an array member, each with its place. */
  List<AnnotationValue> values(String member) {
    return value(member)
        .map(AnnotationValue::getValue)
        .map(value -> ((List<?>) value).stream().map(AnnotationValue.class::cast).toList())
        .orElse(List.of());
  }

  Optional<AnnotationValue> value(String member) {
    return written(member)
        .or(
            () ->
                member(member)
                    .map(ExecutableElement::getDefaultValue)
                    .filter(value -> value != null));
  }

  /** Whether {@code member} is written out. */
  boolean says(String member) {
    return written(member).isPresent();
  }

  private Optional<AnnotationValue> written(String member) {
    return mirror.getElementValues().entrySet().stream()
        .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
        .<AnnotationValue>map(Map.Entry::getValue)
        .findFirst();
  }

  private Optional<ExecutableElement> member(String name) {
    return ElementFilter.methodsIn(type().getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .findFirst();
  }

  Site site() {
    return new Site(on, mirror, null);
  }

  /** The written value of {@code member}, or the annotation where that is left out. */
  Site site(String member) {
    return new Site(on, mirror, written(member).orElse(null));
  }

  Site site(AnnotationValue value) {
    return new Site(on, mirror, value);
  }
}
