package dev.redial.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * What the parameters of a method are called in the generated client: as in the interface, unless
 * that hides the class that converts others.
 */
final class ParameterNames {
  private static final Set<String> HIDING = Set.of(RuntimeTypes.CONVERTED.simpleName(), "dev");

  private ParameterNames() {}

  static List<String> of(ExecutableElement method) {
    List<String> names = new ArrayList<>();
    method.getParameters().forEach(parameter -> names.add(parameter.getSimpleName().toString()));
    IntStream.range(0, names.size()).forEach(i -> makeOwn(names, i));
    if (method.getParameters().stream().anyMatch(ParameterNames::mayConvert)) {
      HIDING.forEach(hiding -> rename(names, hiding));
    }
    return names;
  }

  /**
   * Whether the name of {@code input} is not known, for those of its owner's parameters are not in
   * its class file: then each is called arg0, arg1, ... Whether one of them is really called so,
   * only its other parameters tell.
   */
  static boolean areMissing(Input input, SourceTypes sources) {
    return !input.isComponent() && !sources.contain(input.owner()) && areMissing(input.owner());
  }

  private static boolean areMissing(TypeElement owner) {
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .allMatch(ParameterNames::areNumbered);
  }

  private static boolean areNumbered(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    return IntStream.range(0, parameters.size())
        .allMatch(i -> parameters.get(i).getSimpleName().contentEquals("arg" + i));
  }

  /** A class file may have names that Java has not, and one name several times. */
  private static void makeOwn(List<String> names, int index) {
    String name = names.get(index);
    if (!SourceVersion.isName(name)) {
      names.set(index, free("arg", index, names));
    } else if (names.indexOf(name) < index) {
      names.set(index, free(name, 2, names));
    }
  }

  private static String free(String stem, int first, List<String> taken) {
    return IntStream.iterate(first, i -> i + 1)
        .mapToObj(i -> stem + i)
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElseThrow();
  }

  /** A record may have components that are converted. */
  private static boolean mayConvert(VariableElement parameter) {
    return Mark.has(parameter, "Convert") || Mark.has(parameter, "Params");
  }

  private static void rename(List<String> names, String hiding) {
    int index = names.indexOf(hiding);
    if (index >= 0) {
      names.set(index, free(hiding, 2, names));
    }
  }
}
