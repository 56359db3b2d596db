package dev.redial.processor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementScanner14;

/**
 * All classes and interfaces that the declarations of a type mention, its members' included. What
 * stands in the body of a method is not shown to processors.
 */
final class DeclaredMentions extends ElementScanner14<Void, Void> {
  private final Set<TypeElement> types = new LinkedHashSet<>();

  /** Those of {@code type}. */
  static Set<TypeElement> in(TypeElement type) {
    DeclaredMentions mentions = new DeclaredMentions();
    mentions.scan(type);
    return mentions.types;
  }

  @Override
  public Void visitType(TypeElement type, Void unused) {
    add(type.getSuperclass());
    type.getInterfaces().forEach(this::add);
    type.getPermittedSubclasses().forEach(this::add);
    addAnnotations(type);
    return super.visitType(type, null);
  }

  @Override
  public Void visitExecutable(ExecutableElement method, Void unused) {
    add(method.getReturnType());
    method.getThrownTypes().forEach(this::add);
    addAnnotations(method);
    return super.visitExecutable(method, null);
  }

  @Override
  public Void visitVariable(VariableElement variable, Void unused) {
    add(variable.asType());
    addAnnotations(variable);
    return super.visitVariable(variable, null);
  }

  @Override
  public Void visitTypeParameter(TypeParameterElement parameter, Void unused) {
    parameter.getBounds().forEach(this::add);
    return super.visitTypeParameter(parameter, null);
  }

  @Override
  public Void visitRecordComponent(RecordComponentElement component, Void unused) {
    addAnnotations(component);
    return super.visitRecordComponent(component, null);
  }

  private void add(TypeMirror type) {
    types.addAll(Mentions.of(type).types());
  }

  private void addAnnotations(Element element) {
    element.getAnnotationMirrors().forEach(this::add);
  }

  private void add(AnnotationMirror mirror) {
    add(mirror.getAnnotationType());
    mirror.getElementValues().values().forEach(this::add);
  }

  private void add(AnnotationValue value) {
    Object content = value.getValue();
    if (content instanceof TypeMirror type) {
      add(type);
    } else if (content instanceof AnnotationMirror nested) {
      add(nested);
    } else if (content instanceof List<?> several) {
      several.forEach(each -> add((AnnotationValue) each));
    }
  }
}
