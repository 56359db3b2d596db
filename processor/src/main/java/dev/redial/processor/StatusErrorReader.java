package dev.redial.processor;

import com.palantir.javapoet.TypeName;
import dev.redial.processor.ResultModel.Sending;
import dev.redial.processor.ResultModel.Shape;
import dev.redial.processor.ResultModel.StatusError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads the {@code @OnStatus} of a method and, behind them, of its types, the nearest first. */
final class StatusErrorReader {
  private static final int FIRST = 300;
  private static final int LAST = 599;
  private static final int NOT_FOUND = 404;

  private final Api api;
  private final ExecutableElement method;

  StatusErrorReader(Api api, ExecutableElement method) {
    this.api = api;
    this.method = method;
  }

  /** One for each status; where errors are values, those of types do not apply. */
  List<StatusError> read(Shape shape, Sending sending) {
    Map<Integer, StatusError> errors = new LinkedHashMap<>();
    for (Mark mark : marks(method).toList()) {
      checkEffect(mark, shape);
    }
    Sending sent = shape == Shape.REPLY ? Sending.ASYNC : sending; // neither throws them
    for (Element place : places()) {
      read(place, sent).forEach(error -> errors.putIfAbsent(error.status(), error));
    }
    return shape == Shape.REPLY ? List.of() : List.copyOf(errors.values());
  }

  /** All that is written on {@code element}, whether once or repeated. */
  static Stream<Mark> marks(Element element) {
    return Stream.concat(
        Mark.all(element).filter(mark -> mark.is("OnStatus")),
        Mark.all(element)
            .filter(mark -> mark.is("OnStatus.List"))
            .flatMap(list -> list.marks("value")));
  }

  private static Optional<DeclaredType> error(Mark mark) {
    return mark.value("error")
        .map(AnnotationValue::getValue)
        .filter(DeclaredType.class::isInstance)
        .map(DeclaredType.class::cast);
  }

  /** The exceptions that the method may throw because of its annotations and its types'. */
  Stream<DeclaredType> errors() {
    return places().stream()
        .flatMap(StatusErrorReader::marks)
        .flatMap(mark -> error(mark).stream());
  }

  private List<Element> places() {
    List<Element> places = new ArrayList<>(List.of(method));
    places.addAll(api.lineage().applyingTo(method));
    return places;
  }

  private void checkEffect(Mark mark, Shape shape) {
    if (shape == Shape.REPLY) {
      reportNoEffect(mark, "has errors as values");
    } else if (shape.isOptional() && status(mark) == NOT_FOUND) {
      reportNoEffect(mark, "is empty then");
    }
  }

  private void reportNoEffect(Mark mark, String reason) {
    api.errors()
        .report(
            Tag.ERR_02,
            mark.site(),
            "@OnStatus(%d) has no effect: what %s() returns %s.",
            status(mark),
            method.getSimpleName(),
            reason);
  }

  private List<StatusError> read(Element place, Sending sending) {
    List<StatusError> errors = new ArrayList<>();
    for (Mark mark : marks(place).toList()) {
      read(mark, sending).filter(error -> isNew(error, errors, mark)).ifPresent(errors::add);
    }
    return errors;
  }

  private boolean isNew(StatusError error, List<StatusError> before, Mark mark) {
    boolean twice = before.stream().anyMatch(other -> other.status() == error.status());
    if (twice) {
      api.errors()
          .report(
              Tag.ERR_02,
              mark.site("value"),
              "%s has two @OnStatus(%d). Keep one.",
              mark.on().getSimpleName(),
              error.status());
    }
    return !twice;
  }

  private static int status(Mark mark) {
    return mark.value("value")
        .map(AnnotationValue::getValue)
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast)
        .orElse(0);
  }

  private Optional<StatusError> read(Mark mark, Sending sending) {
    int status = status(mark);
    if (status < FIRST || status > LAST) {
      api.errors()
          .report(
              Tag.ERR_02,
              mark.site("value"),
              "@OnStatus(%d): an error is answered with a status from 300 to 599.",
              status);
      return Optional.empty();
    }
    return error(mark).flatMap(error -> read(mark, status, error, sending));
  }

  private Optional<StatusError> read(Mark mark, int status, DeclaredType error, Sending sending) {
    Optional<BodyTypeModel> body = new ErrorTypeReader(api, mark, error).body();
    if (body.isPresent() && !isThrowable(error, sending)) {
      reportChecked(error);
    }
    return body.map(read -> new StatusError(status, read, TypeName.get(error)));
  }

  /** Futures and subscribers are told anything. */
  private boolean isThrowable(TypeMirror error, Sending sending) {
    var tool = api.surroundings().types();
    return sending == Sending.ASYNC
        || sending == Sending.PUBLISHED
        || api.surroundings().isA(error, "java.lang.RuntimeException")
        || api.lineage().typeOf(method).getThrownTypes().stream()
            .anyMatch(thrown -> tool.isSubtype(error, thrown));
  }

  private void reportChecked(DeclaredType error) {
    String name = ((TypeElement) error.asElement()).getSimpleName().toString();
    api.errors()
        .report(
            Tag.ERR_02,
            Site.of(method),
            "%s() does not declare the checked %s of @OnStatus. Add throws %s, or extend"
                + " RuntimeException.",
            method.getSimpleName(),
            name,
            name);
  }
}
