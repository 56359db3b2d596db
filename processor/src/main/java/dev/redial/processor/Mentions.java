package dev.redial.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** All classes and interfaces that a type mentions, its arguments included. */
final class Mentions extends SimpleTypeVisitor14<Void, Void> {
  private final Set<TypeElement> types = new LinkedHashSet<>();
  private final Set<DeclaredType> declared = new LinkedHashSet<>();
  private final Set<TypeMirror> unwritten = new LinkedHashSet<>();
  private final Set<TypeMirror> missing = new LinkedHashSet<>();

  static Mentions of(TypeMirror type) {
    Mentions mentions = new Mentions();
    mentions.visit(type);
    return mentions;
  }

  Set<TypeElement> types() {
    return types;
  }

  /** Those that do not exist (yet). */
  Stream<TypeMirror> unresolved() {
    return Stream.concat(unwritten.stream(), missing.stream());
  }

  /** Those of them that a source mentions: another processor may write them. */
  Set<TypeMirror> unwritten() {
    return unwritten;
  }

  /** Whether one of them lacks its arguments. */
  boolean raw() {
    return declared.stream()
        .anyMatch(
            type -> type.getTypeArguments().size() != element(type).getTypeParameters().size());
  }

  private static TypeElement element(DeclaredType type) {
    return (TypeElement) type.asElement();
  }

  /**
   * In a class file a missing class is written like any other; once the compiler has looked for it,
   * its kind tells, and to ask for more would end the compilation.
   */
  @Override
  public Void visitDeclared(DeclaredType type, Void unused) {
    if (type.getKind() == TypeKind.ERROR) {
      missing.add(type);
      return null;
    }
    types.add(element(type));
    declared.add(type);
    type.getTypeArguments().forEach(this::visit);
    return visit(type.getEnclosingType());
  }

  @Override
  public Void visitError(ErrorType type, Void unused) {
    unwritten.add(type);
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
