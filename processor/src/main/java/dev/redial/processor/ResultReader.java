package dev.redial.processor;

import com.palantir.javapoet.TypeName;
import dev.redial.processor.BodyTypeReader.Refusal;
import dev.redial.processor.ResultModel.Answer;
import dev.redial.processor.ResultModel.Sending;
import dev.redial.processor.ResultModel.Shape;
import dev.redial.processor.ResultModel.StatusError;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;

/** Reads what a method returns and how it fails. */
final class ResultReader {
  private static final String SUPPORTED =
      "Supported: void, T, Optional<T>, OptionalInt, OptionalLong, OptionalDouble, HttpResponse<T>,"
          + " InputStream, Stream<String>, Reply<T, E>, CompletionStage or CompletableFuture of"
          + " those, and Flow.Publisher<T>.";

  private final Api api;
  private final Surroundings surroundings;
  private final ErrorReporter errors;
  private final ExecutableElement method;
  private final ExecutableType type;
  private final Verb verb;
  private final AnswerReader answers;

  ResultReader(Api api, ExecutableElement method, Verb verb) {
    this.api = api;
    this.surroundings = api.surroundings();
    this.errors = api.errors();
    this.method = method;
    this.type = api.lineage().typeOf(method);
    this.verb = verb;
    this.answers = new AnswerReader(surroundings, this::refuse);
  }

  Optional<ResultModel> read() {
    TypeMirror declared = type.getReturnType();
    return isStage(declared)
        ? answers.argument(declared).flatMap(this::staged).map(a -> model(a, Sending.ASYNC))
        : answers.read(declared).flatMap(this::checked).map(this::model);
  }

  private boolean isStage(TypeMirror declared) {
    return surroundings.is(declared, "java.util.concurrent.CompletionStage")
        || surroundings.is(declared, "java.util.concurrent.CompletableFuture");
  }

  /** A publisher needs no future around it. */
  private Optional<Answer> staged(TypeMirror content) {
    Optional<Answer> answer = answers.read(content).flatMap(this::checked);
    if (answer.filter(made -> made.shape().isPublisher()).isPresent()) {
      refuse(new Refusal.NoValue(content));
      return Optional.empty();
    }
    return answer;
  }

  private ResultModel model(Answer answer) {
    Sending failing = new ThrownReader(api, method).read();
    return model(answer, answer.shape().isPublisher() ? Sending.PUBLISHED : failing);
  }

  private ResultModel model(Answer answer, Sending sending) {
    if (sending == Sending.ASYNC) {
      new ThrownReader(api, method).read();
    }
    List<StatusError> mapped = new StatusErrorReader(api, method).read(answer.shape(), sending);
    return new ResultModel(TypeName.get(type.getReturnType()), answer, sending, mapped);
  }

  private Optional<Answer> checked(Answer answer) {
    if (verb.token().equals("HEAD") && answer.hasBody()) {
      errors.report(
          Tag.RET_03,
          Site.of(method),
          "HEAD has no response body: return void or HttpResponse<Void>.");
      return Optional.empty();
    }
    if (answer.shape() == Shape.BODY && type.getReturnType() instanceof PrimitiveType primitive) {
      warnOf(primitive);
    }
    return Optional.of(answer);
  }

  private void warnOf(PrimitiveType primitive) {
    errors.report(
        Tag.RET_04,
        Site.of(method),
        "%s cannot be absent: use %s for a call that may answer 404.",
        Wording.of(primitive),
        optional(primitive));
  }

  private String optional(PrimitiveType primitive) {
    String boxed = surroundings.types().boxedClass(primitive).getSimpleName().toString();
    return switch (primitive.getKind()) {
      case INT -> "OptionalInt";
      case LONG -> "OptionalLong";
      case DOUBLE -> "OptionalDouble";
      default -> "Optional<" + boxed + ">";
    };
  }

  private void refuse(Refusal refusal) {
    String declared = Wording.of(type.getReturnType());
    if (refusal instanceof Refusal.Incomplete incomplete) {
      errors.report(
          Tag.RET_01,
          Site.of(method),
          "Return type %s is not known at compile time: %s.",
          declared,
          incomplete.reason());
    } else {
      errors.report(
          Tag.RET_02,
          Site.of(method),
          "Return type %s is not supported%s. %s",
          declared,
          replacement(),
          SUPPORTED);
    }
  }

  /** What to write instead of the wrong kind of future. */
  private String replacement() {
    if (type.getReturnType() instanceof DeclaredType declared
        && surroundings.is(declared, "java.util.concurrent.Future")
        && declared.getTypeArguments().size() == 1) {
      return "; use CompletionStage<" + Wording.of(declared.getTypeArguments().get(0)) + ">";
    }
    return "";
  }
}
