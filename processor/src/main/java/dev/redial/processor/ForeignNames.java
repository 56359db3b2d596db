package dev.redial.processor;

import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Names that Java has not: class files that other languages make may have any. */
final class ForeignNames {
  private final ErrorReporter errors;

  ForeignNames(ErrorReporter errors) {
    this.errors = errors;
  }

  /** Whether no source could name {@code type}, or its package. */
  static boolean hasOne(TypeElement type) {
    return !SourceVersion.isName(type.getQualifiedName());
  }

  /** Whether no source could write or call {@code method}, or read a component; reports that. */
  boolean refuse(Element method, TypeElement owner) {
    boolean foreign = !SourceVersion.isName(method.getSimpleName());
    if (foreign) {
      errors.report(
          Tag.API_02,
          Site.of(method),
          "%s() of %s has a name that Java has not: the generated client could not %s it.",
          method.getSimpleName(),
          Wording.of(owner.asType()),
          owner.getKind().isInterface() ? "implement" : "call");
    }
    return foreign;
  }
}
