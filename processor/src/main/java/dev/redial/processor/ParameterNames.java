package dev.redial.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
    if (method.getParameters().stream().anyMatch(ParameterNames::mayConvert)) {
      HIDING.forEach(hiding -> rename(names, hiding));
    }
    return names;
  }

  /**
   * Whether the names of {@code owner}'s parameters are not in its class file: then each is called
   * arg0, arg1, ... Whether one of them is really called so, only its other parameters tell.
   */
  static boolean areMissing(TypeElement owner) {
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .allMatch(ParameterNames::areNumbered);
  }

  private static boolean areNumbered(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    return IntStream.range(0, parameters.size())
        .allMatch(i -> parameters.get(i).getSimpleName().contentEquals("arg" + i));
  }

  /** A record may have components that are converted. */
  private static boolean mayConvert(VariableElement parameter) {
    return Mark.has(parameter, "Convert") || Mark.has(parameter, "Params");
  }

  private static void rename(List<String> names, String hiding) {
    int index = names.indexOf(hiding);
    for (int i = 2; index >= 0 && names.get(index).equals(hiding); i++) {
      if (!names.contains(hiding + i)) {
        names.set(index, hiding + i);
      }
    }
  }
}
