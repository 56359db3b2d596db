package dev.redial.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds what a method is given: each parameter, or in place of a record its components. */
final class InputsReader {
  private final Api api;
  private final ExecutableElement method;
  private final List<Input> all = new ArrayList<>();
  private final List<String> records = new ArrayList<>();

  /** The records around what is being read: none can hold itself. */
  private final Set<TypeElement> around = new LinkedHashSet<>();

  InputsReader(Api api, ExecutableElement method) {
    this.api = api;
    this.method = method;
  }

  Inputs read() {
    List<? extends TypeMirror> types = api.lineage().typeOf(method).getParameterTypes();
    List<String> names = ParameterNames.of(method);
    for (int i = 0; i < types.size(); i++) {
      add(new Input(method.getParameters().get(i), Owners.of(method), types.get(i), names.get(i)));
    }
    return new Inputs(List.copyOf(all), List.copyOf(records));
  }

  private void add(Input input) {
    new OthersCheck(api.errors()).of(input.element(), "parameter");
    Optional<Mark> params = Mark.find(input.element(), "Params");
    if (params.isEmpty()) {
      all.add(input);
    } else if (isAlone(input)) {
      expand(input, params.get());
    }
  }

  private boolean isAlone(Input input) {
    List<Mark> ours = Mark.all(input.element()).filter(Mark::isOurs).toList();
    if (ours.size() > 1) {
      String names = ours.stream().map(Mark::display).collect(Collectors.joining(" and "));
      api.errors()
          .report(
              Tag.PARM_02,
              ours.get(1).site(),
              "Parameter %s has two bindings: %s.",
              input.name(),
              names);
    }
    return ours.size() == 1;
  }

  private void expand(Input input, Mark params) {
    if (!(input.type() instanceof DeclaredType type)
        || type.asElement().getKind() != ElementKind.RECORD) {
      refuse(params, "%s is %s", Wording.of(input.type()), kind(input.type()));
      return;
    }
    TypeElement element = (TypeElement) type.asElement();
    if (type.getTypeArguments().size() != element.getTypeParameters().size()) {
      refuse(params, "raw %s has no type arguments", element.getSimpleName());
    } else if (!around.add(element)) {
      refuse(params, "%s contains itself", element.getSimpleName());
    } else {
      records.add(input.expression());
      api.uses().addRecord(element);
      element.getRecordComponents().forEach(part -> addComponent(input, type, part));
      around.remove(element);
    }
  }

  private static String kind(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return "none";
    }
    return switch (declared.asElement().getKind()) {
      case ENUM -> "an enum";
      case INTERFACE -> "an interface";
      default -> "a class";
    };
  }

  private void refuse(Mark params, String format, Object... arguments) {
    api.errors()
        .report(
            Tag.PARM_07,
            params.site(),
            "@Params type must be a record; " + format + ".",
            arguments);
  }

  private void addComponent(Input whole, DeclaredType type, RecordComponentElement component) {
    TypeElement owner = (TypeElement) type.asElement();
    if (new ForeignNames(api.errors()).refuse(component, owner)) {
      return;
    }
    ExecutableElement accessor = accessor(owner, component);
    ExecutableType read = (ExecutableType) api.surroundings().types().asMemberOf(type, accessor);
    api.uses().add(accessor);
    api.uses().add(read.getReturnType());
    Input part =
        new Input(
            component,
            owner,
            read.getReturnType(),
            whole.expression() + "." + component.getSimpleName() + "()");
    if (new Reach(api).allows(part)) {
      add(part);
    }
  }

  /** Found by name: a compiler need not link a class file's components to their accessors. */
  private static ExecutableElement accessor(TypeElement owner, RecordComponentElement component) {
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().equals(component.getSimpleName()))
        .filter(method -> method.getParameters().isEmpty())
        .findFirst()
        .orElseThrow();
  }
}
