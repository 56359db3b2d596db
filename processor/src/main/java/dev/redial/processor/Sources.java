package dev.redial.processor;

import dev.redial.processor.EndpointModel.Replay;
import java.util.Set;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Which types are octets, or sources of them, and which of these give them once only. */
final class Sources {
  private static final String SUPPLIER = "java.util.function.Supplier";
  private static final String STREAM = "java.io.InputStream";
  private static final String PUBLISHER = "java.net.http.HttpRequest.BodyPublisher";
  private static final Set<String> STREAMED = Set.of("java.nio.file.Path", STREAM, PUBLISHER);
  private static final Set<String> BODIES = Set.of("Body", "FormParam", "Part");

  /** What is empty once it has been read. */
  private static final Set<String> READ_ONCE =
      Set.of(
          STREAM,
          "java.io.Reader",
          "java.nio.channels.ReadableByteChannel",
          "java.util.Iterator",
          "java.util.stream.BaseStream");

  private Sources() {}

  /** Whether {@code type} is streamed. */
  static boolean isStreamed(Surroundings surroundings, TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && (surroundings.isAnyOf(type, STREAMED) || isSupplier(surroundings, (DeclaredType) type));
  }

  /** Exactly a supplier: what implements one may be anything else besides. */
  private static boolean isSupplier(Surroundings surroundings, DeclaredType type) {
    return surroundings.is(type, SUPPLIER)
        && type.getTypeArguments().size() == 1
        && surroundings.isA(bound(type.getTypeArguments().get(0)), STREAM);
  }

  private static TypeMirror bound(TypeMirror type) {
    return type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : type;
  }

  static boolean isOctets(TypeMirror type) {
    return type instanceof ArrayType array && array.getComponentType().getKind() == TypeKind.BYTE;
  }

  /** Whether the body of a call that is given {@code inputs} can be sent twice. */
  static Replay replay(Surroundings surroundings, Inputs inputs) {
    return inputs.all().stream()
        .filter(input -> BODIES.stream().anyMatch(name -> Mark.has(input.element(), name)))
        .map(input -> replay(surroundings, input.type()))
        .reduce(Replay.NO_BODY, Replay::worst);
  }

  private static Replay replay(Surroundings surroundings, TypeMirror type) {
    TypeMirror single = new TextTypes(surroundings).parts(type).orElse(type);
    if (isReadOnce(surroundings, type) || isReadOnce(surroundings, single)) {
      return Replay.ONCE;
    }
    boolean published = surroundings.isA(type, PUBLISHER) || surroundings.isA(single, PUBLISHER);
    return published ? Replay.PUBLISHER : Replay.REPEATABLE;
  }

  /** Whether {@code type} is empty once it has been read. */
  static boolean isReadOnce(Surroundings surroundings, TypeMirror type) {
    return surroundings.isAnyOf(type, READ_ONCE);
  }
}
