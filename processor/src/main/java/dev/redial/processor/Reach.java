package dev.redial.processor;

import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Whether a class beside an interface could name all types that the interface names. */
final class Reach {
  private final Api api;

  Reach(Api api) {
    this.api = api;
  }

  /**
   * Whether the client could name all types in the signature of {@code method}; reports one that it
   * could not.
   */
  boolean allows(ExecutableElement method) {
    ExecutableType type = api.lineage().typeOf(method);
    Optional<TypeElement> hidden =
        Stream.concat(Stream.of(type.getReturnType()), type.getParameterTypes().stream())
            .flatMap(this::hidden)
            .findFirst();
    hidden.ifPresent(each -> report(each, method));
    return hidden.isEmpty();
  }

  /** The same for the type of a record's component. */
  boolean allows(Input component) {
    Optional<TypeElement> hidden = hidden(component.type()).findFirst();
    hidden.ifPresent(each -> report(each, component));
    return hidden.isEmpty();
  }

  private void report(TypeElement hidden, Input component) {
    api.errors()
        .report(
            Tag.API_02,
            Site.of(component.element()),
            "%s.%s names %s, which %s.",
            component.owner().getSimpleName(),
            component.name(),
            hidden.getSimpleName(),
            objection(hidden));
  }

  /** Whether the client could not name something in {@code type}. */
  boolean isHidden(TypeMirror type) {
    return hidden(type).findFirst().isPresent();
  }

  private Stream<TypeElement> hidden(TypeMirror type) {
    return Mentions.of(type).types().stream().filter(this::hides);
  }

  private void report(TypeElement hidden, ExecutableElement method) {
    api.errors()
        .report(
            Tag.API_02,
            Site.of(method),
            "%s() names %s, which %s.",
            method.getSimpleName(),
            hidden.getSimpleName(),
            objection(hidden));
  }

  private String objection(TypeElement hidden) {
    return ForeignNames.hasOne(hidden)
        ? "has a name that Java has not"
        : "the generated client could not see. Make it " + accessOf(hidden);
  }

  /** What {@code hidden} would have to be, so that the client could name it. */
  String accessOf(TypeElement hidden) {
    boolean near = hiddenPart(hidden).filter(part -> !isNeighbour(part)).isEmpty();
    return near ? "package-private or public" : "public";
  }

  /** Whether the client could not name {@code type}. */
  boolean hides(TypeElement type) {
    return hiddenPart(type).isPresent();
  }

  private Optional<Element> hiddenPart(TypeElement type) {
    return Stream.<Element>iterate(
            type, part -> part instanceof TypeElement, Element::getEnclosingElement)
        .filter(part -> isHidden(part) || ForeignNames.hasOne((TypeElement) part))
        .findFirst();
  }

  /** Whether code beside the interface could not name {@code part}. */
  boolean isHidden(Element part) {
    if (part.getModifiers().contains(Modifier.PRIVATE)) {
      return true;
    }
    return !part.getModifiers().contains(Modifier.PUBLIC) && !isNeighbour(part);
  }

  private boolean isNeighbour(Element part) {
    var elements = api.surroundings().elements();
    return elements.getPackageOf(part).equals(elements.getPackageOf(api.lineage().api()));
  }
}
