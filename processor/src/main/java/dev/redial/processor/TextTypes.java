package dev.redial.processor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Which types have an obvious text, and how many texts a value of a type is. */
final class TextTypes {
  private static final Set<String> NAMED =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.String",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.net.URI",
          "java.util.UUID");

  private final Surroundings surroundings;

  TextTypes(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** How many texts a value is. */
  enum Count {
    ONE,
    ONE_OR_NONE,
    MANY,
    NAMED_ONES
  }

  Count count(TypeMirror type) {
    if (surroundings.is(type, "java.util.Optional")) {
      return Count.ONE_OR_NONE;
    }
    if (surroundings.isA(type, "java.util.Map") && type.getKind() == TypeKind.DECLARED) {
      return Count.NAMED_ONES;
    }
    boolean collection =
        type.getKind() == TypeKind.DECLARED && surroundings.isA(type, "java.util.Collection");
    return collection || type.getKind() == TypeKind.ARRAY ? Count.MANY : Count.ONE;
  }

  /** The first type in {@code type} that has no text, if there is one. */
  Optional<TypeMirror> withoutText(TypeMirror type) {
    return switch (count(type)) {
      case ONE -> isText(type) ? Optional.empty() : Optional.of(type);
      case ONE_OR_NONE -> withoutTextUnless(argument(type, "java.util.Optional", 0), type);
      case MANY -> withoutTextUnless(element(type), type);
      case NAMED_ONES -> ofValues(type);
    };
  }

  /** A map's values may be collections: a name with several values. */
  private Optional<TypeMirror> ofValues(TypeMirror map) {
    Optional<TypeMirror> value = argument(map, "java.util.Map", 1);
    boolean many = value.filter(type -> count(type) == Count.MANY).isPresent();
    return many ? withoutText(value.get()) : withoutTextUnless(value, map);
  }

  private Optional<TypeMirror> withoutTextUnless(Optional<TypeMirror> part, TypeMirror whole) {
    if (part.isEmpty()) {
      return Optional.of(whole);
    }
    return part.filter(type -> !isText(type));
  }

  /** The key of a map type; empty if the map is raw. */
  Optional<TypeMirror> key(TypeMirror map) {
    return argument(map, "java.util.Map", 0);
  }

  /** An array of bytes or characters is one value, not many. */
  private Optional<TypeMirror> element(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return Optional.of(array.getComponentType())
          .filter(part -> !Set.of(TypeKind.BYTE, TypeKind.CHAR).contains(part.getKind()));
    }
    return argument(type, "java.util.Collection", 0);
  }

  private boolean isText(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return true;
    }
    return type.getKind() == TypeKind.DECLARED
        && surroundings.types().asElement(type) instanceof TypeElement element
        && (element.getKind() == ElementKind.ENUM
            || NAMED.contains(element.getQualifiedName().toString())
            || isTime(element));
  }

  private static boolean isTime(TypeElement element) {
    return element.getEnclosingElement() instanceof PackageElement home
        && home.getQualifiedName().contentEquals("java.time")
        && !element.getSimpleName().contentEquals("Clock");
  }

  /** The argument that {@code type} gives its parent {@code generic}; a wildcard's upper bound. */
  private Optional<TypeMirror> argument(TypeMirror type, String generic, int index) {
    if (surroundings.is(type, generic)) {
      List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
      return arguments.isEmpty() ? Optional.empty() : Optional.of(bound(arguments.get(index)));
    }
    return surroundings.types().directSupertypes(type).stream()
        .filter(parent -> surroundings.isA(parent, generic))
        .findFirst()
        .flatMap(parent -> argument(parent, generic, index));
  }

  private static TypeMirror bound(TypeMirror type) {
    return type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
        ? wildcard.getExtendsBound()
        : type;
  }
}
