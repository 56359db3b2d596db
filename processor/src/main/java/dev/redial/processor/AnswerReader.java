package dev.redial.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.redial.processor.BodyTypeReader.Refusal;
import dev.redial.processor.ResultModel.Answer;
import dev.redial.processor.ResultModel.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what is to be made of an answer: the closed list of shapes. */
final class AnswerReader {
  private static final Map<String, Shape> WITHOUT_ARGUMENTS =
      Map.of(
          "java.lang.Void", Shape.NOTHING,
          "java.util.OptionalInt", Shape.OPTIONAL_INT,
          "java.util.OptionalLong", Shape.OPTIONAL_LONG,
          "java.util.OptionalDouble", Shape.OPTIONAL_DOUBLE,
          "java.io.InputStream", Shape.STREAM);

  private final Surroundings surroundings;
  private final Consumer<Refusal> refused;

  AnswerReader(Surroundings surroundings, Consumer<Refusal> refused) {
    this.surroundings = surroundings;
    this.refused = refused;
  }

  Optional<Answer> read(TypeMirror content) {
    if (content.getKind() == TypeKind.VOID) {
      return Optional.of(new Answer(Shape.NOTHING, List.of(), ClassName.get(Void.class)));
    }
    return simple(content).or(() -> generic(content));
  }

  private Optional<Answer> simple(TypeMirror content) {
    return WITHOUT_ARGUMENTS.entrySet().stream()
        .filter(shape -> surroundings.is(content, shape.getKey()))
        .map(shape -> new Answer(shape.getValue(), List.of(), TypeName.get(content)))
        .findFirst();
  }

  private Optional<Answer> generic(TypeMirror content) {
    if (surroundings.is(content, "java.util.Optional")) {
      return argument(content).flatMap(this::body).map(type -> wrap(Shape.OPTIONAL, content, type));
    }
    if (surroundings.is(content, "java.net.http.HttpResponse")) {
      return argument(content).flatMap(this::response);
    }
    if (surroundings.is(content, "java.util.stream.Stream")) {
      return argument(content).flatMap(element -> lines(element, content));
    }
    if (surroundings.is(content, RuntimeTypes.REPLY.canonicalName())) {
      return argument(content).flatMap(success -> reply((DeclaredType) content, success));
    }
    if (surroundings.is(content, "java.util.concurrent.Flow.Publisher")) {
      return argument(content).flatMap(this::items);
    }
    return body(content).map(type -> new Answer(Shape.BODY, List.of(type), type.full()));
  }

  private Optional<Answer> response(TypeMirror content) {
    if (surroundings.is(content, "java.io.InputStream")) {
      return Optional.of(bare(Shape.STREAM_RESPONSE, content));
    }
    if (surroundings.is(content, "java.util.stream.Stream")) {
      return argument(content)
          .flatMap(element -> lines(element, content))
          .map(lines -> bare(Shape.LINES_RESPONSE, content));
    }
    return bodyOrNothing(content)
        .map(type -> new Answer(Shape.RESPONSE, List.of(type), response(type.full())));
  }

  private static Answer bare(Shape shape, TypeMirror content) {
    return new Answer(shape, List.of(), response(TypeName.get(content)));
  }

  private static TypeName response(TypeName content) {
    return ParameterizedTypeName.get(ClassName.get("java.net.http", "HttpResponse"), content);
  }

  private Optional<Answer> lines(TypeMirror element, TypeMirror stream) {
    if (surroundings.is(element, "java.lang.String")) {
      return Optional.of(new Answer(Shape.LINES, List.of(), TypeName.get(stream)));
    }
    refused.accept(new Refusal.NoValue(stream));
    return Optional.empty();
  }

  private Optional<Answer> reply(DeclaredType reply, TypeMirror success) {
    Optional<BodyTypeModel> body = bodyOrNothing(success);
    Optional<BodyTypeModel> error = bodyOrNothing(reply.getTypeArguments().get(1));
    return body.flatMap(b -> error.map(e -> wrap(Shape.REPLY, reply, b, e)));
  }

  private Optional<Answer> items(TypeMirror item) {
    boolean events = surroundings.is(item, RuntimeTypes.SERVER_SENT_EVENT.canonicalName());
    return events
        ? argument(item).flatMap(this::body).map(data -> publisher(Shape.EVENTS, item, data))
        : body(item).map(type -> publisher(Shape.ITEMS, item, type));
  }

  private static Answer publisher(Shape shape, TypeMirror item, BodyTypeModel read) {
    ClassName publisher = ClassName.get("java.util.concurrent", "Flow", "Publisher");
    return new Answer(
        shape, List.of(read), ParameterizedTypeName.get(publisher, TypeName.get(item)));
  }

  private static Answer wrap(Shape shape, TypeMirror made, BodyTypeModel... read) {
    return new Answer(shape, List.of(read), TypeName.get(made));
  }

  private Optional<BodyTypeModel> bodyOrNothing(TypeMirror content) {
    return surroundings.is(content, "java.lang.Void")
        ? Optional.of(BodyTypeModel.NOTHING)
        : body(content);
  }

  private Optional<BodyTypeModel> body(TypeMirror content) {
    return new BodyTypeReader(surroundings, refused).visit(content);
  }

  /** The first type argument. */
  Optional<TypeMirror> argument(TypeMirror generic) {
    return Stream.of((DeclaredType) generic)
        .flatMap(declared -> declared.getTypeArguments().stream())
        .<TypeMirror>map(argument -> argument)
        .findFirst()
        .or(() -> raw(generic));
  }

  private Optional<TypeMirror> raw(TypeMirror generic) {
    String name = surroundings.types().asElement(generic).getSimpleName().toString();
    refused.accept(new Refusal.Incomplete("raw " + name + " has no element type"));
    return Optional.empty();
  }
}
