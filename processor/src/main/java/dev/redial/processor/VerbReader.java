package dev.redial.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds the one verb of a method: an annotation that bears {@code @HttpMethod}. */
final class VerbReader {
  private final ErrorReporter errors;

  VerbReader(ErrorReporter errors) {
    this.errors = errors;
  }

  static List<Mark> verbs(ExecutableElement method) {
    return Mark.all(method).filter(Mark::isVerb).toList();
  }

  Optional<Verb> read(ExecutableElement method) {
    List<Mark> verbs = verbs(method);
    if (verbs.isEmpty()) {
      errors.report(
          Tag.API_03,
          Site.of(method),
          "%s() has no HTTP verb. Add @Get, @Post, ... or make it a default method.",
          method.getSimpleName());
    } else if (verbs.size() > 1) {
      errors.report(
          Tag.API_04,
          verbs.get(1).site(),
          "%s() has two verbs: %s. Keep one.",
          method.getSimpleName(),
          verbs.stream().map(Mark::display).collect(Collectors.joining(" and ")));
    }
    return verbs.size() == 1 ? verb(verbs.get(0)) : Optional.empty();
  }

  private Optional<Verb> verb(Mark mark) {
    Verb verb = meaning(mark);
    if (!FieldNames.isToken(verb.token()) || verb.token().equals("CONNECT")) {
      errors.report(
          Tag.API_10,
          mark.site(),
          "%s makes no request: \"%s\" is not a method that a client can send.",
          mark.display(),
          verb.token());
      return Optional.empty();
    }
    return hasPath(mark) ? Optional.of(verb) : Optional.empty();
  }

  private static Verb meaning(Mark mark) {
    TypeElement type = mark.type();
    Mark method = Mark.find(type, "HttpMethod").orElseThrow();
    return new Verb(
        mark, method.string("value"), Idempotency.valueOf(method.string("idempotency")));
  }

  /** The template is a string, or left out. */
  private boolean hasPath(Mark mark) {
    List<ExecutableElement> members = ElementFilter.methodsIn(mark.type().getEnclosedElements());
    if (!members.isEmpty()
        && members.stream().noneMatch(member -> member.getSimpleName().contentEquals("value"))) {
      errors.report(
          Tag.API_10,
          mark.site(),
          "%s has no path: its annotation type has members, but no String value().",
          mark.display());
      return false;
    }
    boolean wrong = mark.value("value").filter(v -> !(v.getValue() instanceof String)).isPresent();
    if (wrong) {
      errors.report(
          Tag.API_10, mark.site(), "%s has no path: its value is no String.", mark.display());
    }
    return !wrong;
  }
}
