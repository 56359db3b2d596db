package dev.redial.processor;

import java.util.List;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Which types are octets, or sources of them, and which of these give them once only. */
final class Sources {
  private static final String SUPPLIER = "java.util.function.Supplier";
  private static final String STREAM = "java.io.InputStream";
  private static final List<String> STREAMED =
      List.of("java.nio.file.Path", STREAM, "java.net.http.HttpRequest.BodyPublisher");

  /** What is empty once it has been read. */
  private static final List<String> READ_ONCE =
      List.of(
          STREAM,
          "java.io.Reader",
          "java.nio.channels.ReadableByteChannel",
          "java.util.Iterator",
          "java.util.stream.BaseStream");

  private Sources() {}

  /** Whether {@code type} is streamed. */
  static boolean isStreamed(Surroundings surroundings, TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && (STREAMED.stream().anyMatch(name -> surroundings.isA(type, name))
            || isSupplier(surroundings, (DeclaredType) type));
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

  /** Whether {@code type} is empty once it has been read. */
  static boolean isReadOnce(Surroundings surroundings, TypeMirror type) {
    return READ_ONCE.stream().anyMatch(name -> surroundings.isA(type, name));
  }
}
