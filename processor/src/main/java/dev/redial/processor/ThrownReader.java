package dev.redial.processor;

import dev.redial.processor.ResultModel.Sending;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Reads the exceptions that a method declares: they decide how I/O failures come out. */
final class ThrownReader {
  private static final String IO = "java.io.IOException";
  private static final String INTERRUPTED = "java.lang.InterruptedException";

  private final Surroundings surroundings;
  private final ErrorReporter errors;
  private final ExecutableElement method;
  private final ExecutableType type;

  /** What statuses are mapped to. */
  private final List<DeclaredType> mapped;

  ThrownReader(Api api, ExecutableElement method) {
    this.surroundings = api.surroundings();
    this.errors = api.errors();
    this.method = method;
    this.type = api.lineage().typeOf(method);
    this.mapped = new StatusErrorReader(api, method).errors().toList();
  }

  Sending read() {
    type.getThrownTypes().forEach(this::check);
    if (!declares(IO)) {
      return Sending.UNCHECKED;
    }
    return declares(INTERRUPTED) ? Sending.THROWING : Sending.CHECKED;
  }

  private void check(TypeMirror thrown) {
    boolean unchecked =
        surroundings.isA(thrown, "java.lang.RuntimeException")
            || surroundings.isA(thrown, "java.lang.Error");
    boolean meant = covers(thrown, IO) || (covers(thrown, INTERRUPTED) && declares(IO));
    if (!unchecked && !meant && mapped.stream().noneMatch(error -> isFor(thrown, error))) {
      errors.report(
          Tag.API_09,
          Site.of(method),
          "throws %s on %s() is not supported by this version of Redial. Declare IOException, or"
              + " IOException and InterruptedException, or none, and what @OnStatus maps to.",
          Wording.of(thrown),
          method.getSimpleName());
    }
  }

  private boolean isFor(TypeMirror thrown, DeclaredType error) {
    return surroundings.types().isSubtype(error, thrown);
  }

  private boolean declares(String exception) {
    return type.getThrownTypes().stream().anyMatch(thrown -> covers(thrown, exception));
  }

  private boolean covers(TypeMirror thrown, String exception) {
    TypeMirror wanted = surroundings.elements().getTypeElement(exception).asType();
    return surroundings.types().isSubtype(wanted, thrown);
  }
}
