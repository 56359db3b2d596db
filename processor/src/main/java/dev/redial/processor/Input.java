package dev.redial.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Something that a call is given: a parameter, or a component of a record that is a parameter.
 *
 * @param owner the type that declares it, which a compiler may have forgotten of the element
 * @param type with the type arguments that the interface gives its parents and the record
 * @param expression how generated code reads it: {@code isbn} or {@code filter.page()}
 */
record Input(Element element, TypeElement owner, TypeMirror type, String expression) {

  String name() {
    return element.getSimpleName().toString();
  }

  /** What it is declared in, as messages have it: {@code Shop.find()}, or a record. */
  String place() {
    return element.getEnclosingElement() instanceof ExecutableElement method
        ? owner.getSimpleName() + "." + method.getSimpleName() + "()"
        : owner.getSimpleName().toString();
  }

  boolean isComponent() {
    return element.getKind() == ElementKind.RECORD_COMPONENT;
  }
}
