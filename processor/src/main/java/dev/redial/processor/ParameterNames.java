package dev.redial.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

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
