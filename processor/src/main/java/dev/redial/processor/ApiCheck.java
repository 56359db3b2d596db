package dev.redial.processor;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What must be right about an interface before its methods are looked at. */
final class ApiCheck {
  private static final Set<String> SUPPORTED =
      Set.of(
          "Headers",
          "HttpApi",
          "Idempotent",
          "NonIdempotent",
          "OnStatus",
          "OnStatus.List",
          "Retry",
          "Timeout");

  private final Surroundings surroundings;
  private final ErrorReporter errors;
  private final ComponentModel components;
  private final TypeElement type;
  private final Mark mark;

  ApiCheck(
      Surroundings surroundings,
      ErrorReporter errors,
      ComponentModel components,
      TypeElement type,
      Mark mark) {
    this.surroundings = surroundings;
    this.errors = errors;
    this.components = components;
    this.type = type;
    this.mark = mark;
  }

  boolean passes() {
    if (type.getKind() != ElementKind.INTERFACE) {
      reportKind();
      return false;
    }
    checkVisible();
    checkSealed();
    checkTypeVariables();
    checkParents(type);
    checkRuntime();
    checkComponentModel();
    checkClientName();
    checkSupported();
    return !errors.failed();
  }

  private void reportKind() {
    String kind = type.getKind().name().toLowerCase(Locale.ROOT).replace("_type", "");
    errors.report(
        Tag.API_01,
        mark.site(),
        "@HttpApi must be on an interface, %s is %s %s.",
        type.getSimpleName(),
        "aeiou".indexOf(kind.charAt(0)) >= 0 ? "an" : "a",
        kind);
  }

  private void checkVisible() {
    Stream.<Element>iterate(type, part -> part instanceof TypeElement, Element::getEnclosingElement)
        .filter(part -> part.getModifiers().contains(Modifier.PRIVATE))
        .findFirst()
        .ifPresent(
            part ->
                errors.report(
                    Tag.API_02,
                    Site.of(type),
                    "%s is private: the generated client could not implement it. Make it"
                        + " package-private or public.",
                    part.getSimpleName()));
  }

  private void checkSealed() {
    if (type.getModifiers().contains(Modifier.SEALED)) {
      errors.report(
          Tag.API_02,
          Site.of(type),
          "%s is sealed: the generated client could not implement it.",
          type.getSimpleName());
    }
  }

  private void checkTypeVariables() {
    type.getTypeParameters().stream()
        .findFirst()
        .ifPresent(variable -> reportUnbound(variable, type, variable));
  }

  /** A raw parent leaves its variables unbound too. */
  private void checkParents(TypeElement child) {
    for (TypeMirror parent : child.getInterfaces()) {
      TypeElement element = (TypeElement) ((DeclaredType) parent).asElement();
      boolean raw = ((DeclaredType) parent).getTypeArguments().isEmpty();
      element.getTypeParameters().stream()
          .filter(variable -> raw)
          .findFirst()
          .ifPresent(variable -> reportUnbound(variable, element, child));
      checkParents(element);
    }
  }

  private void reportUnbound(Element variable, TypeElement owner, Element site) {
    errors.report(
        Tag.API_06,
        Site.of(site),
        "Type variable %s of %s is not bound. Declare interface UsersApi extends Repo<User, Long>.",
        variable.getSimpleName(),
        owner.getSimpleName());
  }

  private void checkRuntime() {
    if (surroundings.visible(RuntimeTypes.REDIAL.canonicalName(), type).isEmpty()) {
      errors.report(
          Tag.API_13,
          mark.site(),
          "%s cannot be seen from here. Add redial-runtime to the dependencies, and in a module"
              + " `requires dev.redial.runtime;`.",
          RuntimeTypes.REDIAL.canonicalName());
    }
  }

  private void checkComponentModel() {
    components.required().stream()
        .filter(needed -> surroundings.visible(needed.className().canonicalName(), type).isEmpty())
        .sorted()
        .forEach(this::reportMissing);
  }

  private void reportMissing(ContainerAnnotation needed) {
    errors.report(
        Tag.OPT_02,
        mark.site(),
        "-A%s=%s needs %s, which cannot be seen from here. Add %s to the dependencies, and in a"
            + " module `requires %s;`.",
        ComponentModel.OPTION,
        Options.written(components),
        needed.className().canonicalName(),
        needed.artifact(),
        needed.module());
  }

  private void checkClientName() {
    String name = mark.string("clientName");
    if (!name.isEmpty() && !ClientName.isValid(name)) {
      errors.report(
          Tag.API_14, mark.site("clientName"), "\"%s\" is not the name of a class.", name);
    } else if (name.contains("$")) {
      errors.report(
          Tag.API_14,
          mark.site("clientName"),
          "\"%s\" has a $, by which compilers name the classes inside others.",
          name);
    } else if (surroundings.visible("java.lang." + name, type).isPresent()) {
      errors.report(
          Tag.API_14,
          mark.site("clientName"),
          "\"%s\" is the name of a class of java.lang, which the client would hide.",
          name);
    }
  }

  private void checkSupported() {
    Mark.all(type)
        .filter(Mark::isOurs)
        .filter(other -> SUPPORTED.stream().noneMatch(other::is))
        .forEach(
            other ->
                errors.report(
                    Tag.API_09,
                    other.site(),
                    "%s on %s is not supported by this version of Redial.",
                    other.display(),
                    type.getSimpleName()));
  }
}
