package dev.redial.processor;

import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Annotations of ours on records: those of components count where the record is taken apart, and no
 * others do.
 */
final class RecordsCheck {
  private final Api api;

  RecordsCheck(Api api) {
    this.api = api;
  }

  /** Looks at all records that the endpoints, which have been read, are given and give back. */
  void run() {
    api.uses().records().forEach(this::checkTakenApart);
    api.uses().values().stream()
        .filter(type -> type.getKind() == ElementKind.RECORD)
        .filter(type -> !api.uses().records().contains(type))
        .forEach(this::checkWhole);
  }

  private void checkTakenApart(TypeElement record) {
    ours(record)
        .forEach(
            mark ->
                report(
                    mark,
                    "%s on the record %s has no effect. Write it on the method or on the"
                        + " interface.",
                    mark.display(),
                    record.getSimpleName()));
    ElementFilter.methodsIn(record.getEnclosedElements())
        .forEach(method -> checkMethod(method, record));
  }

  /** A component's annotations are its accessor's too, where they may be. */
  private void checkMethod(ExecutableElement method, TypeElement record) {
    ours(method)
        .filter(mark -> !isOfComponent(mark, method, record))
        .forEach(
            mark ->
                report(
                    mark,
                    "%s on %s() of %s has no effect: nobody calls it over HTTP.",
                    mark.display(),
                    method.getSimpleName(),
                    record.getSimpleName()));
  }

  private static boolean isOfComponent(Mark mark, ExecutableElement method, TypeElement record) {
    return record.getRecordComponents().stream()
        .filter(component -> component.getSimpleName().equals(method.getSimpleName()))
        .flatMap(Mark::all)
        .anyMatch(other -> other.type().equals(mark.type()));
  }

  /**
   * Others of ours may count where another interface takes the record apart; but whoever thinks
   * that there is a key thinks that the call may be sent twice.
   */
  private void checkWhole(TypeElement record) {
    record.getRecordComponents().stream()
        .flatMap(RecordsCheck::ours)
        .filter(mark -> mark.is("IdempotencyKey"))
        .forEach(
            mark ->
                report(
                    mark,
                    "%s on %s of %s has no effect: %s is a body here. Give it as @Params, or remove"
                        + " the annotation.",
                    mark.display(),
                    mark.on().getSimpleName(),
                    record.getSimpleName(),
                    record.getSimpleName()));
  }

  private static Stream<Mark> ours(Element element) {
    return Mark.all(element).filter(mark -> mark.isOurs() || mark.isVerb());
  }

  private void report(Mark mark, String format, Object... arguments) {
    api.errors().report(Tag.API_21, mark.site(), format, arguments);
  }
}
