package dev.redial.processor;

import java.util.HashSet;
import java.util.List;
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

/** Whether an interface mentions a type that does not exist yet: another processor may write it. */
final class Unresolved {
  private Unresolved() {}

  static boolean in(TypeElement type) {
    return type.getInterfaces().stream().anyMatch(Unresolved::inParent)
        || inAnnotations(type)
        || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .anyMatch(Unresolved::inMethod);
  }

  private static boolean inParent(TypeMirror parent) {
    return parent.getKind() == TypeKind.ERROR
        || inType(parent)
        || in((TypeElement) ((DeclaredType) parent).asElement());
  }

  private static boolean inMethod(ExecutableElement method) {
    return inAnnotations(method)
        || inType(method.getReturnType())
        || method.getThrownTypes().stream().anyMatch(Unresolved::inType)
        || method.getParameters().stream()
            .anyMatch(parameter -> inAnnotations(parameter) || inParameter(parameter));
  }

  /** A record of parameters counts with its components: they are what is read. */
  private static boolean inParameter(Element parameter) {
    return inType(parameter.asType())
        || (Mark.has(parameter, "Params") && inRecord(parameter.asType(), new HashSet<>()));
  }

  private static boolean inRecord(TypeMirror type, Set<Element> seen) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && seen.add(element)
        && element.getRecordComponents().stream()
            .anyMatch(
                part ->
                    inAnnotations(part)
                        || inType(part.asType())
                        || (Mark.has(part, "Params") && inRecord(part.asType(), seen)));
  }

  private static boolean inType(TypeMirror type) {
    return Mentions.of(type).unresolved();
  }

  private static boolean inAnnotations(Element element) {
    return element.getAnnotationMirrors().stream().anyMatch(Unresolved::inAnnotation);
  }

  private static boolean inAnnotation(AnnotationMirror mirror) {
    return inType(mirror.getAnnotationType())
        || mirror.getElementValues().values().stream().anyMatch(Unresolved::inValue);
  }

  /** The compiler shows a constant or class that it cannot find as the string {@code <error>}. */
  private static boolean inValue(AnnotationValue value) {
    Object content = value.getValue();
    return content.equals("<error>")
        || (content instanceof TypeMirror type && inType(type))
        || (content instanceof AnnotationMirror mirror && inAnnotation(mirror))
        || nested(content).anyMatch(Unresolved::inValue);
  }

  private static Stream<AnnotationValue> nested(Object content) {
    return content instanceof List<?> list
        ? list.stream().map(AnnotationValue.class::cast)
        : Stream.empty();
  }
}
