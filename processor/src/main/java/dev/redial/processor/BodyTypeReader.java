package dev.redial.processor;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Reads the type of a body, or says why there is no codec for it. */
final class BodyTypeReader extends SimpleTypeVisitor14<Optional<BodyTypeModel>, Void> {
  /** What is a way to get or give a value, or a resource, and not a value. */
  private static final Set<String> NO_VALUES =
      Set.of(
          "java.io.File",
          "java.io.InputStream",
          "java.io.OutputStream",
          "java.io.Reader",
          "java.io.Writer",
          "java.lang.Void",
          "java.net.http.HttpRequest",
          "java.net.http.HttpRequest.BodyPublisher",
          "java.net.http.HttpResponse",
          "java.nio.Buffer",
          "java.nio.channels.Channel",
          "java.nio.file.Path",
          "java.util.Iterator",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.concurrent.Callable",
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.Flow.Publisher",
          "java.util.concurrent.Flow.Subscriber",
          "java.util.concurrent.Future",
          "java.util.function.Supplier",
          "java.util.stream.BaseStream",
          "org.reactivestreams.Publisher",
          "io.reactivex.rxjava3.core.Single",
          "io.smallrye.mutiny.Uni",
          "dev.redial.ServerSentEvent",
          "dev.redial.resend.Reply");

  private final Surroundings surroundings;
  private final Consumer<Refusal> refused;

  /** Why a type is no body type. */
  sealed interface Refusal {
    /** Its full type is not known at compile time; {@code reason} completes a sentence. */
    record Incomplete(String reason) implements Refusal {}

    /** {@code type} is no value that a codec could read or write. */
    record NoValue(TypeMirror type) implements Refusal {}
  }

  BodyTypeReader(Surroundings surroundings, Consumer<Refusal> refused) {
    this.surroundings = surroundings;
    this.refused = refused;
  }

  @Override
  public Optional<BodyTypeModel> visitPrimitive(PrimitiveType type, Void unused) {
    TypeName boxed = TypeName.get(type).box();
    return Optional.of(new BodyTypeModel(boxed, boxed, List.of()));
  }

  @Override
  public Optional<BodyTypeModel> visitArray(ArrayType type, Void unused) {
    TypeMirror innermost = type;
    while (innermost instanceof ArrayType array) {
      innermost = array.getComponentType();
    }
    if (!innermost.getKind().isPrimitive()
        && visit(innermost).filter(element -> element.arguments().isEmpty()).isEmpty()) {
      return noValue(type);
    }
    return Optional.of(new BodyTypeModel(TypeName.get(type), TypeName.get(type), List.of()));
  }

  @Override
  public Optional<BodyTypeModel> visitDeclared(DeclaredType type, Void unused) {
    TypeElement element = (TypeElement) type.asElement();
    if (type.getTypeArguments().size() != element.getTypeParameters().size()) {
      return incomplete("raw " + element.getSimpleName() + " has no element type");
    }
    if (isNoValue(type) || isInnerOfGeneric(type)) {
      return noValue(type);
    }
    List<BodyTypeModel> arguments = new ArrayList<>();
    type.getTypeArguments().forEach(argument -> visit(argument).ifPresent(arguments::add));
    TypeMirror raw = surroundings.types().erasure(type);
    return arguments.size() == type.getTypeArguments().size()
        ? Optional.of(new BodyTypeModel(TypeName.get(type), TypeName.get(raw), arguments))
        : Optional.empty();
  }

  private boolean isNoValue(DeclaredType type) {
    return ((TypeElement) type.asElement()).getKind() == ElementKind.ANNOTATION_TYPE
        || surroundings.isAnyOf(type, NO_VALUES);
  }

  /** No class literal and arguments describe {@code Outer<A>.Inner}. */
  private static boolean isInnerOfGeneric(DeclaredType type) {
    return !type.asElement().getModifiers().contains(Modifier.STATIC)
        && type.getEnclosingType() instanceof DeclaredType outer
        && outer.getKind() == TypeKind.DECLARED
        && (!outer.getTypeArguments().isEmpty() || isInnerOfGeneric(outer));
  }

  @Override
  public Optional<BodyTypeModel> visitWildcard(WildcardType type, Void unused) {
    return incomplete("it has a wildcard");
  }

  @Override
  protected Optional<BodyTypeModel> defaultAction(TypeMirror type, Void unused) {
    return noValue(type);
  }

  private Optional<BodyTypeModel> incomplete(String reason) {
    refused.accept(new Refusal.Incomplete(reason));
    return Optional.empty();
  }

  private Optional<BodyTypeModel> noValue(TypeMirror type) {
    refused.accept(new Refusal.NoValue(type));
    return Optional.empty();
  }
}
