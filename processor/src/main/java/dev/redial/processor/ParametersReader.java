package dev.redial.processor;

import dev.redial.processor.Binding.PathVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Reads where the parameters of a method go, and whether they fit together. */
final class ParametersReader {
  private final Api api;
  private final ErrorReporter errors;
  private final ExecutableElement method;
  private final Verb verb;
  private final PathTemplate path;

  ParametersReader(Api api, ExecutableElement method, Verb verb, PathTemplate path) {
    this.api = api;
    this.errors = api.errors();
    this.method = method;
    this.verb = verb;
    this.path = path;
  }

  /** The bindings; those of the path come first, in the order of the template. */
  List<Binding> read() {
    List<Binding> bindings = new ArrayList<>();
    List<? extends TypeMirror> types = api.lineage().typeOf(method).getParameterTypes();
    for (int i = 0; i < types.size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      new ParameterReader(api, parameter, types.get(i), path).read().ifPresent(bindings::add);
    }
    checkBody();
    Stream<Binding> ofPath = path.variables().stream().flatMap(name -> variable(name, bindings));
    Stream<Binding> others = bindings.stream().filter(b -> !(b instanceof PathVariable));
    return Stream.concat(ofPath, others).toList();
  }

  private Stream<Binding> variable(String name, List<Binding> bindings) {
    List<Binding> fillers =
        bindings.stream()
            .filter(binding -> binding instanceof PathVariable v && v.variable().equals(name))
            .toList();
    if (fillers.isEmpty()) {
      reportUnfilled(name);
    } else if (fillers.size() > 1) {
      reportFilledTwice(name, fillers);
    }
    return fillers.stream().limit(1);
  }

  private void reportFilledTwice(String name, List<Binding> fillers) {
    errors.report(
        Tag.PATH_03,
        Site.of(method),
        "Variable {%s} is filled twice: by %s. Keep one.",
        name,
        fillers.stream().map(Binding::parameter).collect(Collectors.joining(" and ")));
  }

  private void reportUnfilled(String name) {
    if (hasUnreadable(name)) {
      return;
    }
    List<String> names =
        method.getParameters().stream().map(p -> p.getSimpleName().toString()).toList();
    errors.report(
        Tag.PATH_01,
        verb.mark().site("value"),
        "Path variable {%s} has no parameter. %s%s",
        name,
        names.isEmpty() ? "There are none." : "Parameters are: " + String.join(", ", names) + ".",
        Wording.didYouMean(name, names));
  }

  /** Whether a parameter means this variable, but something else was wrong with it. */
  private boolean hasUnreadable(String name) {
    return method.getParameters().stream()
        .anyMatch(
            parameter ->
                parameter.getSimpleName().contentEquals(name)
                    || Mark.find(parameter, "PathParam")
                        .filter(mark -> mark.string("value").equals(name))
                        .isPresent());
  }

  private void checkBody() {
    List<Mark> bodies = marks("Body");
    List<Mark> forms = marks("FormParam");
    if (bodies.size() > 1) {
      String names =
          bodies.stream()
              .map(mark -> mark.on().getSimpleName().toString())
              .collect(Collectors.joining(", "));
      errors.report(Tag.BODY_01, bodies.get(1).site(), "Two @Body parameters: %s.", names);
    }
    if (!bodies.isEmpty() && !forms.isEmpty()) {
      errors.report(Tag.BODY_03, forms.get(0).site(), "@Body and @FormParam cannot be combined.");
    }
    Optional<Mark> first = Stream.concat(bodies.stream(), forms.stream()).findFirst();
    first.ifPresent(this::checkVerb);
  }

  private void checkVerb(Mark body) {
    verb.bodiless()
        .ifPresent(
            section ->
                errors.report(
                    Tag.BODY_02,
                    body.site(),
                    "%s has no request body (RFC 9110 %s). Use @Post or @Query.",
                    verb.token(),
                    section));
  }

  private List<Mark> marks(String name) {
    return method.getParameters().stream().flatMap(p -> Mark.find(p, name).stream()).toList();
  }
}
