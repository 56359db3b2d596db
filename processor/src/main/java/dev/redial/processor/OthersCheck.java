package dev.redial.processor;

import javax.lang.model.element.Element;

/**
 * Annotations of others that look as if they were read: a verb where there is no method, and those
 * whose types bear annotations of ours.
 */
final class OthersCheck {
  private final ErrorReporter errors;

  OthersCheck(ErrorReporter errors) {
    this.errors = errors;
  }

  /** Looks at those of a method. */
  void ofMethod(Element method) {
    Mark.all(method).filter(mark -> !mark.isOurs()).forEach(mark -> checkBeside(mark, "method"));
  }

  /**
   * Looks at those of something else.
   *
   * @param kind what it is, in messages
   */
  void of(Element element, String kind) {
    Mark.all(element).filter(mark -> !mark.isOurs()).forEach(mark -> check(mark, kind));
  }

  private void check(Mark mark, String kind) {
    if (mark.isVerb()) {
      errors.report(
          Tag.API_21,
          mark.site(),
          "%s on the %s %s has no effect: verbs belong on methods.",
          mark.display(),
          kind,
          mark.on().getSimpleName());
    } else {
      checkBeside(mark, kind);
    }
  }

  /** Nobody reads what else of ours is written on an annotation type. */
  private void checkBeside(Mark mark, String kind) {
    Mark.all(mark.type())
        .filter(beside -> beside.isOurs() && !beside.is("HttpMethod"))
        .forEach(
            beside ->
                errors.report(
                    Tag.API_18,
                    mark.site(),
                    "%s on the annotation type %s has no effect. Write it on the %s%s.",
                    beside.display(),
                    mark.display(),
                    kind,
                    mark.isVerb() && isPromise(beside)
                        ? ", or as @HttpMethod(idempotency = ...)"
                        : ""));
  }

  private static boolean isPromise(Mark mark) {
    return mark.is("Idempotent") || mark.is("NonIdempotent");
  }
}
