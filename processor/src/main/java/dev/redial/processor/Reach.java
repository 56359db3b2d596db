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

  /** Reports a type in the signature of {@code method} that the client could not name. */
  void check(ExecutableElement method) {
    ExecutableType type = api.lineage().typeOf(method);
    Stream.concat(Stream.of(type.getReturnType()), type.getParameterTypes().stream())
        .flatMap(part -> Mentions.of(part).types().stream())
        .filter(mentioned -> hiddenPart(mentioned).isPresent())
        .findFirst()
        .ifPresent(hidden -> report(hidden, method));
  }

  /** Reports a type of a record's component that the client could not name. */
  void check(Input component) {
    Mentions.of(component.type()).types().stream()
        .filter(mentioned -> hiddenPart(mentioned).isPresent())
        .findFirst()
        .ifPresent(
            hidden ->
                api.errors()
                    .report(
                        Tag.API_02,
                        Site.of(component.element()),
                        "%s.%s names %s, which the generated client could not see. Make it"
                            + " package-private or public.",
                        component.owner().getSimpleName(),
                        component.name(),
                        hidden.getSimpleName()));
  }

  /** Whether the client could not name something in {@code type}. */
  boolean isHidden(TypeMirror type) {
    return Mentions.of(type).types().stream().anyMatch(part -> hiddenPart(part).isPresent());
  }

  private void report(TypeElement hidden, ExecutableElement method) {
    api.errors()
        .report(
            Tag.API_02,
            Site.of(method),
            "%s() names %s, which the generated client could not see. Make it package-private or"
                + " public.",
            method.getSimpleName(),
            hidden.getSimpleName());
  }

  /** Whether the client could not name {@code type}. */
  boolean hides(TypeElement type) {
    return hiddenPart(type).isPresent();
  }

  private Optional<Element> hiddenPart(TypeElement type) {
    return Stream.<Element>iterate(
            type, part -> part instanceof TypeElement, Element::getEnclosingElement)
        .filter(this::isHidden)
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
