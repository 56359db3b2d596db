package dev.redial.processor;

import dev.redial.processor.Binding.Base;
import dev.redial.processor.Binding.PathVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;

/** Reads where the parameters of a method go, and whether they fit together. */
final class ParametersReader {
  private final Api api;
  private final ErrorReporter errors;
  private final ExecutableElement method;
  private final Inputs inputs;
  private final Verb verb;
  private final PathTemplate path;

  /** Those with a mistake of their own. */
  private final List<Input> refused = new ArrayList<>();

  ParametersReader(Api api, ExecutableElement method, Inputs inputs, Verb verb, PathTemplate path) {
    this.api = api;
    this.errors = api.errors();
    this.method = method;
    this.inputs = inputs;
    this.verb = verb;
    this.path = path;
  }

  /** The bindings: a base URI, then those of the path in the order of the template, then others. */
  List<Binding> read() {
    List<Binding> bindings = new ArrayList<>();
    for (Input input : inputs.all()) {
      new ParameterReader(api, input, path)
          .read()
          .ifPresentOrElse(bindings::add, () -> refused.add(input));
    }
    checkBody();
    checkBase();
    Stream<Binding> ofPath = path.variables().stream().flatMap(name -> variable(name, bindings));
    Stream<Binding> base = bindings.stream().filter(Base.class::isInstance);
    Stream<Binding> others =
        bindings.stream().filter(b -> !(b instanceof PathVariable || b instanceof Base));
    return Stream.of(base, ofPath, others).flatMap(part -> part).toList();
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
        fillers.stream()
            .map(filler -> filler.argument().expression())
            .collect(Collectors.joining(" and ")));
  }

  private void reportUnfilled(String name) {
    if (isRefused(name)) {
      return;
    }
    errors.report(
        Tag.PATH_01,
        verb.mark().site("value"),
        "Path variable {%s} has no parameter. %s",
        name,
        namesake(name).map(ParametersReader::whereItGoes).orElseGet(() -> parameters(name)));
  }

  private String parameters(String name) {
    List<String> names = inputs.names();
    return names.isEmpty()
        ? "There are none."
        : "Parameters are: " + String.join(", ", names) + "." + Wording.didYouMean(name, names);
  }

  private Optional<Input> namesake(String name) {
    return inputs.all().stream().filter(input -> input.name().equals(name)).findFirst();
  }

  private static String whereItGoes(Input input) {
    String binding =
        Mark.all(input.element())
            .filter(mark -> mark.isOurs() && !mark.is("Convert"))
            .findFirst()
            .map(Mark::display)
            .orElse("its type");
    return "%s is sent elsewhere, by %s; give the variable a parameter of its own."
        .formatted(input.name(), binding);
  }

  /** Whether a parameter means this variable, but something else was wrong with it. */
  private boolean isRefused(String name) {
    return refused.stream()
        .anyMatch(input -> input.name().equals(name) || mayBeCalled(name, input));
  }

  /** By its annotation, or by a name of its own that nobody knows. */
  private boolean mayBeCalled(String name, Input input) {
    Optional<Mark> mark = Mark.find(input.element(), "PathParam");
    String given = mark.map(named -> named.string("value")).orElse("");
    boolean unnamed = ParameterNames.areMissing(input, api.surroundings().sources());
    boolean unbound = Mark.all(input.element()).noneMatch(Mark::isOurs);
    return given.equals(name) || (given.isEmpty() && unnamed && (mark.isPresent() || unbound));
  }

  private void checkBody() {
    List<Mark> bodies = marks("Body");
    List<Mark> forms = marks("FormParam");
    List<Mark> parts = marks("Part");
    if (bodies.size() > 1) {
      String names =
          bodies.stream()
              .map(mark -> mark.on().getSimpleName().toString())
              .collect(Collectors.joining(", "));
      errors.report(Tag.BODY_01, bodies.get(1).site(), "Two @Body parameters: %s.", names);
    }
    checkApart(bodies, forms);
    checkApart(bodies, parts);
    checkApart(forms, parts);
    Optional<Mark> first = Stream.of(bodies, forms, parts).flatMap(List::stream).findFirst();
    first.ifPresent(this::checkVerb);
  }

  private void checkApart(List<Mark> some, List<Mark> others) {
    if (!some.isEmpty() && !others.isEmpty()) {
      errors.report(
          Tag.BODY_03,
          others.get(0).site(),
          "%s and %s cannot be combined.",
          some.get(0).display(),
          others.get(0).display());
    }
  }

  private void checkBase() {
    List<Mark> bases = marks("BaseUri");
    if (bases.size() > 1) {
      errors.report(Tag.PARM_10, bases.get(1).site(), "Two @BaseUri parameters. Keep one.");
    }
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
    return inputs.marks(name).toList();
  }
}
