package dev.redial.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** All classes and interfaces that a type mentions, its arguments included. */
final class Mentions extends SimpleTypeVisitor14<Void, Void> {
  private final Set<TypeElement> types = new LinkedHashSet<>();
  private boolean unresolved;
  private boolean raw;

  static Mentions of(TypeMirror type) {
    Mentions mentions = new Mentions();
    mentions.visit(type);
    return mentions;
  }

  Set<TypeElement> types() {
    return types;
  }

  /** Whether one of them does not exist (yet). */
  boolean unresolved() {
    return unresolved;
  }

  /** Whether one of them lacks its arguments. */
  boolean raw() {
    return raw;
  }

  @Override
  public Void visitDeclared(DeclaredType type, Void unused) {
    TypeElement element = (TypeElement) type.asElement();
    types.add(element);
    raw |= type.getTypeArguments().size() != element.getTypeParameters().size();
    type.getTypeArguments().forEach(this::visit);
    return visit(type.getEnclosingType());
  }

  @Override
  public Void visitError(ErrorType type, Void unused) {
    unresolved = true;
    return null;
  }

  @Override
  public Void visitArray(ArrayType type, Void unused) {
    return visit(type.getComponentType());
  }

  @Override
  public Void visitWildcard(WildcardType type, Void unused) {
    if (type.getExtendsBound() != null) {
      visit(type.getExtendsBound());
    }
    if (type.getSuperBound() != null) {
      visit(type.getSuperBound());
    }
    return null;
  }
}
