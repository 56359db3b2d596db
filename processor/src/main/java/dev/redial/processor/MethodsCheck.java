package dev.redial.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** What must be right about the methods of an interface together. */
final class MethodsCheck {
  private final Api api;

  MethodsCheck(Api api) {
    this.api = api;
  }

  void run() {
    api.lineage().bodiedMethods().forEach(this::checkBodied);
    Stream.concat(api.lineage().abstractMethods().stream(), api.lineage().defaultMethods())
        .filter(MethodsCheck::cannotBeWritten)
        .forEach(this::reportOfObject);
    List<ExecutableElement> endpoints = endpoints(api.lineage());
    for (int i = 0; i < endpoints.size(); i++) {
      for (ExecutableElement other : endpoints.subList(i + 1, endpoints.size())) {
        checkApart(endpoints.get(i), other);
      }
    }
  }

  /** The methods that the client has to write: not those that every object has. */
  static List<ExecutableElement> endpoints(Lineage lineage) {
    return lineage.abstractMethods().stream()
        .filter(method -> !isOfObject(method) || !VerbReader.verbs(method).isEmpty())
        .toList();
  }

  private static boolean isOfObject(ExecutableElement method) {
    int parameters = method.getParameters().size();
    return switch (method.getSimpleName().toString()) {
      case "hashCode", "toString" -> parameters == 0;
      case "equals" ->
          parameters == 1
              && method.getParameters().get(0).asType().toString().equals("java.lang.Object");
      default -> false;
    };
  }

  /**
   * An object's text or hash would be asked of a server; {@code clone} and {@code finalize} are no
   * methods of interfaces, and a class cannot leave theirs to one.
   */
  private static boolean cannotBeWritten(ExecutableElement method) {
    return switch (method.getSimpleName().toString()) {
      case "clone", "finalize" -> method.getParameters().isEmpty();
      default -> isOfObject(method) && !VerbReader.verbs(method).isEmpty();
    };
  }

  private void reportOfObject(ExecutableElement method) {
    api.errors()
        .report(
            Tag.API_16,
            Site.of(method),
            "%s() is a method of every object: it cannot be called over HTTP. Rename it.",
            method.getSimpleName());
  }

  /** Nobody reads what is written on a method that is called as it is, or on its parameters. */
  private void checkBodied(ExecutableElement method) {
    Stream.concat(Stream.of(method), method.getParameters().stream())
        .flatMap(Mark::all)
        .filter(mark -> mark.isOurs() || mark.isVerb())
        .forEach(
            mark ->
                api.errors()
                    .report(
                        Tag.API_12,
                        mark.site(),
                        "%s on the %s method %s() has no effect. Remove it, or the body.",
                        mark.display(),
                        kind(method),
                        method.getSimpleName()));
  }

  private static String kind(ExecutableElement method) {
    return Stream.of(Modifier.STATIC, Modifier.PRIVATE)
        .filter(method.getModifiers()::contains)
        .map(Modifier::toString)
        .findFirst()
        .orElse("default");
  }

  private void checkApart(ExecutableElement one, ExecutableElement other) {
    if (api.lineage().collide(one, other)) {
      api.errors()
          .report(
              Tag.API_11,
              Site.of(api.lineage().api()),
              "%s() is inherited from %s and from %s. Declare it in %s.",
              one.getSimpleName(),
              owner(one),
              owner(other),
              api.lineage().api().getSimpleName());
    }
  }

  private static String owner(ExecutableElement method) {
    return Owners.of(method).getSimpleName().toString();
  }
}
