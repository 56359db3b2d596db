package dev.redial.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The full type of a body, such as {@code List<Book>}, made without reflection.
 *
 * <p>Thread-safety: immutable; equal where the types are equal.
 *
 * @param <T> the type
 */
@SuppressWarnings("UnusedTypeParameter") // carries T from a constant to the call that returns it
public final class BodyType<T> {
  private final Type type;

  private BodyType(Type type) {
    this.type = type;
  }

  /** The type of a class that has no type arguments. */
  public static <T> BodyType<T> of(Class<T> type) {
    return new BodyType<>(Objects.requireNonNull(type, "type"));
  }

  /**
   * The type {@code raw<arguments...>}: {@code BodyType.<List<Book>>of(List.class,
   * BodyType.of(Book.class))}.
   *
   * @param raw a generic class
   * @param arguments one for each of its type parameters
   * @throws IllegalArgumentException if their number differs from the class's
   */
  public static <T> BodyType<T> of(Class<? super T> raw, BodyType<?>... arguments) {
    int wanted = raw.getTypeParameters().length;
    if (arguments.length != wanted) {
      throw new IllegalArgumentException(
          raw.getName() + " has " + wanted + " type parameters, given " + arguments.length);
    }
    return new BodyType<>(
        new Parameterized(raw, Arrays.stream(arguments).map(BodyType::type).toList()));
  }

  /** As {@code java.lang.reflect} describes it: a class or a parameterized type. */
  public Type type() {
    return type;
  }

  /** The class without its arguments. */
  public Class<?> rawClass() {
    return type instanceof Parameterized generic ? generic.raw : (Class<?>) type;
  }

  /** Whether it has no type arguments and is {@code candidate}. */
  public boolean is(Class<?> candidate) {
    return type == candidate;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BodyType<?> that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public String toString() {
    return type.getTypeName();
  }

  /** Equal to the JDK's own parameterized types, as the contract of that interface asks. */
  private record Parameterized(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }

    @Override
    public String getTypeName() {
      return raw.getName()
          + arguments.stream().map(Type::getTypeName).collect(Collectors.joining(", ", "<", ">"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ParameterizedType that
          && raw.equals(that.getRawType())
          && Objects.equals(getOwnerType(), that.getOwnerType())
          && arguments.equals(List.of(that.getActualTypeArguments()));
    }

    @Override
    public int hashCode() {
      return arguments.hashCode() ^ Objects.hashCode(getOwnerType()) ^ raw.hashCode();
    }
  }
}
