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

  private static final Set<String> NUMBERS =
      Set.of("java.util.OptionalDouble", "java.util.OptionalInt", "java.util.OptionalLong");

  /** What of {@code java.time} has the ISO-8601 text that everybody expects, and reads it back. */
  private static final Set<String> TIMES =
      Set.of(
          "Duration",
          "Instant",
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "MonthDay",
          "OffsetDateTime",
          "OffsetTime",
          "Period",
          "Year",
          "YearMonth",
          "ZoneId",
          "ZoneOffset",
          "ZonedDateTime");

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
    if (isOptional(type)) {
      return Count.ONE_OR_NONE;
    }
    if (surroundings.isA(type, "java.util.Map") && type.getKind() == TypeKind.DECLARED) {
      return Count.NAMED_ONES;
    }
    boolean collection =
        type.getKind() == TypeKind.DECLARED && surroundings.isA(type, "java.util.Collection");
    return collection || type.getKind() == TypeKind.ARRAY ? Count.MANY : Count.ONE;
  }

  private boolean isOptional(TypeMirror type) {
    return surroundings.is(type, "java.util.Optional")
        || NUMBERS.stream().anyMatch(name -> surroundings.is(type, name));
  }

  /** The number in an {@code OptionalInt} or its like. */
  private TypeMirror number(TypeMirror optional) {
    String name = optional.toString();
    String number =
        name.endsWith("Int") ? "Integer" : name.substring(name.lastIndexOf("Optional") + 8);
    return surroundings.elements().getTypeElement("java.lang." + number).asType();
  }

  /**
   * What is in an {@code Optional}, a collection, an array or a map; empty if that is not known.
   */
  Optional<TypeMirror> parts(TypeMirror type) {
    return switch (count(type)) {
      case ONE -> Optional.of(type);
      case ONE_OR_NONE ->
          surroundings.is(type, "java.util.Optional")
              ? argument(type, "java.util.Optional", 0)
              : Optional.of(number(type));
      case MANY ->
          type instanceof ArrayType array
              ? Optional.of(array.getComponentType())
              : argument(type, "java.util.Collection", 0);
      case NAMED_ONES ->
          argument(type, "java.util.Map", 1)
              .flatMap(value -> count(value) == Count.MANY ? parts(value) : Optional.of(value));
    };
  }

  /** The first type in {@code type} that has no text, if there is one. */
  Optional<TypeMirror> withoutText(TypeMirror type) {
    return switch (count(type)) {
      case ONE -> isText(type) ? Optional.empty() : Optional.of(type);
      case ONE_OR_NONE ->
          surroundings.is(type, "java.util.Optional")
              ? withoutTextUnless(argument(type, "java.util.Optional", 0), type)
              : Optional.empty();
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

  boolean isText(TypeMirror type) {
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
        && TIMES.contains(element.getSimpleName().toString());
  }

  /** The argument that {@code type} gives its parent {@code generic}; a wildcard's upper bound. */
  Optional<TypeMirror> argument(TypeMirror type, String generic, int index) {
    if (surroundings.is(type, generic)) {
      List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
      return arguments.isEmpty() ? Optional.empty() : Optional.of(bound(arguments.get(index)));
    }
    return surroundings.types().directSupertypes(type).stream()
        .filter(parent -> surroundings.isA(parent, generic))
        .findFirst()
        .flatMap(parent -> argument(parent, generic, index));
  }

  /** What a value of it is at least: of {@code ?} and {@code ? super X} nothing is known. */
  private TypeMirror bound(TypeMirror type) {
    if (!(type instanceof WildcardType wildcard)) {
      return type;
    }
    TypeMirror bound = wildcard.getExtendsBound();
    return bound != null
        ? bound
        : surroundings.elements().getTypeElement("java.lang.Object").asType();
  }
}
