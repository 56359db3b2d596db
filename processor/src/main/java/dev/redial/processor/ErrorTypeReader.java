package dev.redial.processor;

import dev.redial.processor.BodyTypeReader.Refusal;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds the constructor of an exception that stands for a status. */
final class ErrorTypeReader {
  private final Api api;
  private final Mark mark;
  private final TypeElement error;

  ErrorTypeReader(Api api, Mark mark, DeclaredType error) {
    this.api = api;
    this.mark = mark;
    this.error = (TypeElement) error.asElement();
  }

  /** What its body is read as. */
  Optional<BodyTypeModel> body() {
    List<ExecutableElement> fitting = constructors(error);
    if (fitting.size() != 1 || !canBeMade()) {
      report("needs a public constructor (int status, E body)");
      return Optional.empty();
    }
    if (!fitting.get(0).getThrownTypes().isEmpty()) {
      report("has a constructor that throws");
      return Optional.empty();
    }
    if (isHidden()) {
      report("cannot be seen from the generated client");
      return Optional.empty();
    }
    return body(fitting.get(0).getParameters().get(1).asType());
  }

  private Optional<BodyTypeModel> body(TypeMirror body) {
    if (body.getKind().isPrimitive()) {
      report("needs a body that is no primitive");
      return Optional.empty();
    }
    return new BodyTypeReader(api.surroundings(), refusal -> refuse(refusal, body)).visit(body);
  }

  private void refuse(Refusal refusal, TypeMirror body) {
    String reason =
        refusal instanceof Refusal.Incomplete incomplete
            ? "is not known at compile time: " + incomplete.reason()
            : "is no value that a codec reads";
    report("needs another body: " + Wording.of(body) + " " + reason);
  }

  /** Those of an exception that take a status and something else. */
  static List<ExecutableElement> constructors(TypeElement error) {
    return ElementFilter.constructorsIn(error.getEnclosedElements()).stream()
        .filter(constructor -> constructor.getModifiers().contains(Modifier.PUBLIC))
        .filter(constructor -> constructor.getTypeParameters().isEmpty())
        .filter(constructor -> constructor.getParameters().size() == 2)
        .filter(
            constructor -> constructor.getParameters().get(0).asType().getKind() == TypeKind.INT)
        .toList();
  }

  private boolean canBeMade() {
    boolean inner =
        error.getNestingKind() == NestingKind.MEMBER
            && !error.getModifiers().contains(Modifier.STATIC);
    return !inner && !error.getModifiers().contains(Modifier.ABSTRACT);
  }

  private boolean isHidden() {
    return new Reach(api).hides(error)
        || Mentions.of(constructors(error).get(0).getParameters().get(1).asType()).types().stream()
            .anyMatch(new Reach(api)::hides);
  }

  private void report(String what) {
    api.errors()
        .report(Tag.ERR_01, mark.site("error"), "Exception %s %s.", error.getSimpleName(), what);
  }
}
