package dev.redial.processor;

import com.palantir.javapoet.TypeName;
import dev.redial.processor.BodyTypeReader.Refusal;
import dev.redial.processor.ResultModel.Answer;
import dev.redial.processor.ResultModel.Sending;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what a method returns and how it fails. */
final class ResultReader {
  private static final String SUPPORTED =
      "Supported: void, T, Optional<T>, HttpResponse<T>, and CompletionStage or CompletableFuture of"
          + " those.";

  private final Surroundings surroundings;
  private final ErrorReporter errors;
  private final ExecutableElement method;
  private final ExecutableType type;
  private final Verb verb;

  ResultReader(Api api, ExecutableElement method, Verb verb) {
    this.surroundings = api.surroundings();
    this.errors = api.errors();
    this.method = method;
    this.type = api.lineage().typeOf(method);
    this.verb = verb;
  }

  Optional<ResultModel> read() {
    TypeMirror declared = type.getReturnType();
    Sending failing = new ThrownReader(surroundings, errors, method, type).read();
    return isStage(declared)
        ? argument(declared).flatMap(this::answer).map(answer -> model(answer, Sending.ASYNC))
        : answer(declared).map(answer -> model(answer, failing));
  }

  private ResultModel model(Answer answer, Sending sending) {
    return new ResultModel(TypeName.get(type.getReturnType()), answer, sending);
  }

  private boolean isStage(TypeMirror declared) {
    return surroundings.is(declared, "java.util.concurrent.CompletionStage")
        || surroundings.is(declared, "java.util.concurrent.CompletableFuture");
  }

  private Optional<Answer> answer(TypeMirror content) {
    Optional<Answer> answer = answerOf(content);
    if (verb.token().equals("HEAD") && answer.filter(ResultReader::hasBody).isPresent()) {
      errors.report(
          Tag.RET_03,
          Site.of(method),
          "HEAD has no response body: return void or HttpResponse<Void>.");
      return Optional.empty();
    }
    return answer;
  }

  private static boolean hasBody(Answer answer) {
    return !(answer instanceof Answer.Nothing
        || (answer instanceof Answer.Response response
            && response.type().equals(BodyTypeModel.NOTHING)));
  }

  private Optional<Answer> answerOf(TypeMirror content) {
    if (content.getKind() == TypeKind.VOID || isVoid(content)) {
      return Optional.of(new Answer.Nothing());
    }
    if (surroundings.is(content, "java.net.http.HttpResponse")) {
      return argument(content).flatMap(this::response);
    }
    if (surroundings.is(content, "java.util.Optional")) {
      return argument(content).flatMap(this::body).map(Answer.Maybe::new);
    }
    return body(content).map(Answer.Body::new).map(this::warnOfPrimitive);
  }

  private Answer warnOfPrimitive(Answer answer) {
    if (type.getReturnType() instanceof PrimitiveType primitive) {
      errors.report(
          Tag.RET_04,
          Site.of(method),
          "%s cannot be absent: use Optional<%s> for a call that may answer 404.",
          Wording.of(primitive),
          surroundings.types().boxedClass(primitive).getSimpleName());
    }
    return answer;
  }

  private boolean isVoid(TypeMirror content) {
    return surroundings.is(content, "java.lang.Void");
  }

  private Optional<Answer> response(TypeMirror content) {
    Optional<BodyTypeModel> body =
        isVoid(content) ? Optional.of(BodyTypeModel.NOTHING) : body(content);
    return body.map(Answer.Response::new);
  }

  private Optional<BodyTypeModel> body(TypeMirror content) {
    return new BodyTypeReader(surroundings, this::refuse).visit(content);
  }

  private Optional<TypeMirror> argument(TypeMirror generic) {
    var arguments = ((DeclaredType) generic).getTypeArguments();
    if (arguments.isEmpty()) {
      String name = surroundings.types().asElement(generic).getSimpleName().toString();
      refuse(new Refusal.Incomplete("raw " + name + " has no element type"));
      return Optional.empty();
    }
    return Optional.of(arguments.get(0));
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
